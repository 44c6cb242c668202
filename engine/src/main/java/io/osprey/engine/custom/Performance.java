package io.osprey.engine.custom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How good a classifier is on pictures whose tags are known. All figures are in 0..1.
 *
 * @param pictures how many were judged, 1 or more
 * @param accuracyTop1 share of the pictures whose surest tag is right
 * @param accuracyTop5 share of the pictures whose tag is among the five surest
 * @param averagePrecision mean over the tags that occur of {@link TagPerformance#averagePrecision}
 * @param calibrationEce how far confidence and share of right answers are apart, in {@value #BINS} bins of equal width
 * @param tags one for each tag, in the model's order
 */
public record Performance(
        int pictures,
        double accuracyTop1,
        double accuracyTop5,
        double averagePrecision,
        double calibrationEce,
        List<TagPerformance> tags) {
    private static final int BINS = 15;
    private static final int TOP = 5;

    public Performance {
        tags = List.copyOf(tags);
    }

    /**
     * How good a classifier is at one tag.
     *
     * @param name the tag
     * @param pictures how many of the pictures have it
     * @param accuracy share of them whose surest tag it is; 0 when there are none
     * @param averagePrecision of all pictures ranked by the tag's confidence: the precision at each confidence, weighted by the
     *     recall gained there; 0 when no picture has the tag
     */
    public record TagPerformance(String name, int pictures, double accuracy, double averagePrecision) {}

    /**
     * What a classifier said of a picture.
     *
     * @param confidences one for each tag
     * @param tag the right one's number
     */
    public record Judged(double[] confidences, int tag) {
        public Judged {
            if (tag < 0 || tag >= confidences.length) {
                throw new IllegalArgumentException("tag " + tag + " of " + confidences.length);
            }
        }

        /** The surest tag's number; of equally sure ones the first. */
        public int answer() {
            int best = 0;
            for (int i = 1; i < confidences.length; i++) {
                best = confidences[i] > confidences[best] ? i : best;
            }
            return best;
        }

        /** How many tags come before the right one: the surer ones, and of the equally sure those before it. */
        int rank() {
            int rank = 0;
            for (int i = 0; i < confidences.length; i++) {
                boolean before = confidences[i] > confidences[tag] || i < tag && confidences[i] == confidences[tag];
                rank += before ? 1 : 0;
            }
            return rank;
        }
    }

    /**
     * Judges answers.
     *
     * @param pictures at least one
     * @param tags names of the tags
     */
    public static Performance of(List<Judged> pictures, List<String> tags) {
        if (pictures.isEmpty()) {
            throw new IllegalArgumentException("no picture to judge by");
        }
        List<TagPerformance> byTag = new ArrayList<>();
        for (int i = 0; i < tags.size(); i++) {
            int tag = i;
            List<Judged> own =
                    pictures.stream().filter(picture -> picture.tag() == tag).toList();
            double right =
                    own.stream().filter(picture -> picture.answer() == tag).count();
            byTag.add(new TagPerformance(
                    tags.get(tag),
                    own.size(),
                    right / Math.max(1, own.size()),
                    own.isEmpty() ? 0 : averagePrecision(pictures, tag)));
        }
        return new Performance(
                pictures.size(),
                share(pictures, 1),
                share(pictures, TOP),
                byTag.stream()
                        .filter(tag -> tag.pictures() > 0)
                        .mapToDouble(TagPerformance::averagePrecision)
                        .average()
                        .orElse(0),
                calibrationError(pictures),
                byTag);
    }

    private static double share(List<Judged> pictures, int top) {
        return pictures.stream().filter(picture -> picture.rank() < top).count() / (double) pictures.size();
    }

    private static double averagePrecision(List<Judged> pictures, int tag) {
        List<Judged> ranked = pictures.stream()
                .sorted(Comparator.comparingDouble((Judged picture) -> -picture.confidences()[tag]))
                .toList();
        double sum = 0;
        int right = 0;
        int counted = 0;
        for (int i = 0; i < ranked.size(); i++) {
            right += ranked.get(i).tag() == tag ? 1 : 0;
            // Pictures of equal confidence come at once, so their order does not matter.
            boolean lastOfEquals = i + 1 == ranked.size()
                    || ranked.get(i + 1).confidences()[tag] != ranked.get(i).confidences()[tag];
            if (lastOfEquals) {
                sum += (right - counted) * (right / (i + 1.0));
                counted = right;
            }
        }
        return sum / right;
    }

    private static double calibrationError(List<Judged> pictures) {
        double[] surplus = new double[BINS];
        for (Judged picture : pictures) {
            int answer = picture.answer();
            double confidence = picture.confidences()[answer];
            int bin = Math.min(BINS - 1, (int) (confidence * BINS));
            surplus[bin] += confidence - (answer == picture.tag() ? 1 : 0);
        }
        return IntStream.range(0, BINS)
                        .mapToDouble(bin -> Math.abs(surplus[bin]))
                        .sum()
                / pictures.size();
    }
}
