package io.osprey.cli.evaluate.metrics;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Average precision of a ranking: precision at each confidence, weighted by the recall gained there. Answers of equal confidence
 * come at once, so their order does not matter.
 */
public final class RankedPrecision {
    private RankedPrecision() {}

    /** In 0..1; empty when nothing is right. */
    public static OptionalDouble of(List<Judged> answers) {
        List<Judged> ranked = answers.stream()
                .sorted(Comparator.comparingDouble(Judged::confidence).reversed())
                .toList();
        double sum = 0;
        int right = 0;
        int counted = 0;
        for (int i = 0; i < ranked.size(); i++) {
            right += ranked.get(i).right() ? 1 : 0;
            boolean lastOfEquals = i + 1 == ranked.size()
                    || ranked.get(i + 1).confidence() != ranked.get(i).confidence();
            if (lastOfEquals) {
                sum += (right - counted) * (right / (i + 1.0));
                counted = right;
            }
        }
        return right == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / right);
    }
}
