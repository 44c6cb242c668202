package io.osprey.engine.sight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Keeps one box for each thing: the best box stays, boxes that are the same thing as a better one go, and so on down the
 * scores (Girshick et al. 2014, "Rich feature hierarchies", section 2.2). Deterministic: equal scores stay in the order given.
 */
public final class NonMaximumSuppression {
    private NonMaximumSuppression() {}

    /** The boxes that stay, by falling score: of two of one kind whose intersection over union is above {@code overlap}, the better. */
    public static List<Detection> perKind(List<Detection> candidates, double overlap) {
        return keep(
                candidates,
                (better, worse) -> better.kind() == worse.kind()
                        && Geometry.intersectionOverUnion(better.box(), worse.box()) > overlap);
    }

    /** As {@link #perKind}, but whatever the kinds. */
    public static List<Detection> acrossKinds(List<Detection> candidates, double overlap) {
        return keep(candidates, (better, worse) -> Geometry.intersectionOverUnion(better.box(), worse.box()) > overlap);
    }

    private static List<Detection> keep(List<Detection> candidates, BiPredicate<Detection, Detection> isSameThing) {
        List<Detection> sorted = new ArrayList<>(candidates);
        sorted.sort(Comparator.comparingDouble(Detection::score).reversed());
        List<Detection> kept = new ArrayList<>();
        for (Detection candidate : sorted) {
            if (kept.stream().noneMatch(better -> isSameThing.test(better, candidate))) {
                kept.add(candidate);
            }
        }
        return kept;
    }
}
