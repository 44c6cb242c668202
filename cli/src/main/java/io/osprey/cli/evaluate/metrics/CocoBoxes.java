package io.osprey.cli.evaluate.metrics;

import io.osprey.cli.evaluate.metrics.BoxMatcher.Matches;
import io.osprey.cli.evaluate.metrics.BoxMatcher.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Average precision and recall of boxes exactly as pycocotools' {@code COCOeval} defines them (Lin et al. 2014, "Microsoft COCO"):
 * precision, made falling, is read off at 101 recalls and averaged over those, ten overlaps and all kinds.
 */
public final class CocoBoxes {
    private static final int OVERLAPS = 10;
    private static final int RECALLS = 101;

    private CocoBoxes() {}

    /**
     * The figures.
     *
     * @param kinds which kinds count, each once; other boxes are passed over
     * @param pictures of boxes with equal confidences in different pictures, the earlier picture's comes first
     */
    public static BoxScores of(List<String> kinds, List<BoxPicture> pictures) {
        List<BoxScores.Kind> perKind = new ArrayList<>();
        List<List<Curve>> precisions = new ArrayList<>();
        for (AreaRange area : AreaRange.values()) {
            precisions.add(new ArrayList<>());
        }
        List<Curve> with1 = new ArrayList<>();
        List<Curve> with10 = new ArrayList<>();
        for (String kind : kinds) {
            List<BoxMatcher> matchers = pictures.stream()
                    .map(picture -> BoxMatcher.of(picture, kind))
                    .flatMap(Optional::stream)
                    .toList();
            for (AreaRange area : AreaRange.values()) {
                List<List<Matches>> matches = match(matchers, area);
                List<Curve> curves = precisions.get(area.ordinal());
                curve(matches, BoxMatcher.MOST_FOUND).ifPresent(curves::add);
                if (area == AreaRange.ALL) {
                    curve(matches, 1).ifPresent(with1::add);
                    curve(matches, 10).ifPresent(with10::add);
                    curve(matches, BoxMatcher.MOST_FOUND)
                            .ifPresent(curve -> perKind.add(
                                    new BoxScores.Kind(kind, curve.wanted(), curve.precision(), curve.precisionAt(0))));
                }
            }
        }
        List<Curve> all = precisions.get(AreaRange.ALL.ordinal());
        List<Curve> small = precisions.get(AreaRange.SMALL.ordinal());
        List<Curve> medium = precisions.get(AreaRange.MEDIUM.ordinal());
        List<Curve> large = precisions.get(AreaRange.LARGE.ordinal());
        return new BoxScores(
                all.stream().mapToDouble(Curve::precision).average(),
                all.stream().mapToDouble(curve -> curve.precisionAt(0)).average(),
                all.stream().mapToDouble(curve -> curve.precisionAt(5)).average(),
                small.stream().mapToDouble(Curve::precision).average(),
                medium.stream().mapToDouble(Curve::precision).average(),
                large.stream().mapToDouble(Curve::precision).average(),
                recall(with1),
                recall(with10),
                recall(all),
                recall(small),
                recall(medium),
                recall(large),
                perKind);
    }

    /** Every found box of the kinds with whether it is right at an overlap of .50, those that are neither left out. */
    public static List<Judged> judged(List<String> kinds, List<BoxPicture> pictures) {
        return pictures.stream()
                .flatMap(picture -> kinds.stream().flatMap(kind -> BoxMatcher.of(picture, kind).stream()))
                .flatMap(matcher -> matcher.match(overlap(0), AreaRange.ALL).outcomes().stream())
                .filter(outcome -> !outcome.ignored())
                .map(outcome -> new Judged(outcome.confidence(), outcome.right()))
                .toList();
    }

    /** The thresholds .50, .55, ... .95 with the rounding of {@code numpy.linspace}. */
    private static double overlap(int index) {
        return index == OVERLAPS - 1 ? 0.95 : 0.5 + index * ((0.95 - 0.5) / (OVERLAPS - 1));
    }

    private static List<List<Matches>> match(List<BoxMatcher> matchers, AreaRange area) {
        List<List<Matches>> matches = new ArrayList<>();
        for (int i = 0; i < OVERLAPS; i++) {
            double overlap = overlap(i);
            matches.add(matchers.stream()
                    .map(matcher -> matcher.match(overlap, area))
                    .toList());
        }
        return matches;
    }

    private static OptionalDouble recall(List<Curve> curves) {
        return curves.stream().mapToDouble(Curve::recall).average();
    }

    /**
     * What a kind reaches.
     *
     * @param wanted how many true boxes count
     * @param precisions mean precision over the 101 recalls, for each overlap
     * @param recalls the recall of all found boxes, for each overlap
     */
    private record Curve(int wanted, double[] precisions, double[] recalls) {
        double precision() {
            return mean(precisions);
        }

        double precisionAt(int overlap) {
            return precisions[overlap];
        }

        double recall() {
            return mean(recalls);
        }

        private static double mean(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            return sum / values.length;
        }
    }

    /** Empty when no true box counts. */
    private static Optional<Curve> curve(List<List<Matches>> matches, int mostFound) {
        int wanted = matches.get(0).stream().mapToInt(Matches::wanted).sum();
        if (wanted == 0) {
            return Optional.empty();
        }
        Curve curve = new Curve(wanted, new double[OVERLAPS], new double[OVERLAPS]);
        for (int i = 0; i < OVERLAPS; i++) {
            Stream<Outcome> outcomes = matches.get(i).stream()
                    .flatMap(picture -> picture.outcomes().stream().limit(mostFound));
            List<Outcome> counted = outcomes.sorted(
                            Comparator.comparingDouble(Outcome::confidence).reversed())
                    .filter(outcome -> !outcome.ignored())
                    .toList();
            fill(curve, i, counted);
        }
        return Optional.of(curve);
    }

    private static void fill(Curve curve, int overlap, List<Outcome> counted) {
        double[] recall = new double[counted.size()];
        double[] precision = new double[counted.size()];
        int right = 0;
        for (int i = 0; i < recall.length; i++) {
            right += counted.get(i).right() ? 1 : 0;
            recall[i] = (double) right / curve.wanted();
            precision[i] = right / (i + 1 + Math.ulp(1.0));
        }
        for (int i = precision.length - 1; i > 0; i--) {
            precision[i - 1] = Math.max(precision[i - 1], precision[i]);
        }
        double sum = 0;
        int at = 0;
        for (int step = 0; step < RECALLS; step++) {
            double wanted = step == RECALLS - 1 ? 1 : step * 0.01;
            while (at < recall.length && recall[at] < wanted) {
                at++;
            }
            sum += at < recall.length ? precision[at] : 0;
        }
        curve.precisions()[overlap] = sum / RECALLS;
        curve.recalls()[overlap] = recall.length == 0 ? 0 : recall[recall.length - 1];
    }
}
