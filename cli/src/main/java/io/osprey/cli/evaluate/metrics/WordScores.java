package io.osprey.cli.evaluate.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How well words are found and read, about as the ICDAR robust reading competitions have it (Karatzas et al. 2015): a word is found
 * when its place overlaps a written word's by at least .50 of their union, and read when it is also the same word, whatever the
 * letter case. Each written word goes to the place that overlaps it most. What lies mostly in a place where anything may be read
 * counts neither way.
 *
 * @param read words found and read: the end-to-end figures
 * @param found words found, however they were read
 * @param overlap how well the places of words read fit: mean intersection over union of all written words that were read somewhere
 *     they are, also where that is less than .50; of several the best. Empty when there are none
 */
public record WordScores(PrecisionRecall read, PrecisionRecall found, OptionalDouble overlap) {
    private static final double LEAST_OVERLAP = 0.5;

    /** Of all pictures together. */
    public static WordScores of(List<WordPicture> pictures) {
        int answers = 0;
        int wanted = 0;
        int found = 0;
        int read = 0;
        for (WordPicture picture : pictures) {
            for (Outcome outcome : outcomes(picture)) {
                answers++;
                found += outcome.isFound() ? 1 : 0;
                read += outcome.isRead() ? 1 : 0;
            }
            wanted += (int)
                    picture.truths().stream().filter(truth -> !truth.anything()).count();
        }
        return new WordScores(
                PrecisionRecall.of(read, answers, wanted),
                PrecisionRecall.of(found, answers, wanted),
                overlap(pictures));
    }

    private static OptionalDouble overlap(List<WordPicture> pictures) {
        double[] overlaps = pictures.stream()
                .flatMapToDouble(picture -> picture.truths().stream()
                        .filter(truth -> !truth.anything())
                        .mapToDouble(truth -> bestOverlap(truth, picture)))
                .filter(overlap -> overlap > 0)
                .toArray();
        return overlaps.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Arrays.stream(overlaps).average().orElseThrow());
    }

    private static double bestOverlap(WordPicture.Truth truth, WordPicture picture) {
        return picture.found().stream()
                .filter(word -> truth.text().equalsIgnoreCase(word.text()))
                .mapToDouble(word -> truth.place().intersectionOverUnion(word.place()))
                .max()
                .orElse(0);
    }

    /** Every word that was read, with whether it is right; without those where anything may be read. */
    public static List<Judged> judged(List<WordPicture> pictures) {
        return pictures.stream()
                .flatMap(picture -> outcomes(picture).stream())
                .map(outcome -> new Judged(outcome.word().confidence(), outcome.isRead()))
                .toList();
    }

    private record Outcome(WordPicture.Found word, boolean isFound, boolean isRead) {}

    private record Pair(int truth, int found, double overlap) {}

    private static List<Outcome> outcomes(WordPicture picture) {
        List<WordPicture.Truth> truths =
                picture.truths().stream().filter(truth -> !truth.anything()).toList();
        List<WordPicture.Found> words = picture.found().stream()
                .filter(word -> !anythingGoes(word, picture))
                .toList();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < truths.size(); i++) {
            for (int j = 0; j < words.size(); j++) {
                double overlap =
                        truths.get(i).place().intersectionOverUnion(words.get(j).place());
                if (overlap >= LEAST_OVERLAP) {
                    pairs.add(new Pair(i, j, overlap));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::overlap).reversed());
        int[] matches = new int[words.size()];
        boolean[] taken = new boolean[truths.size()];
        for (Pair pair : pairs) {
            if (!taken[pair.truth()] && matches[pair.found()] == 0) {
                taken[pair.truth()] = true;
                matches[pair.found()] = pair.truth() + 1;
            }
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (int j = 0; j < matches.length; j++) {
            WordPicture.Found word = words.get(j);
            boolean found = matches[j] > 0;
            outcomes.add(new Outcome(
                    word, found, found && truths.get(matches[j] - 1).text().equalsIgnoreCase(word.text())));
        }
        return outcomes;
    }

    private static boolean anythingGoes(WordPicture.Found word, WordPicture picture) {
        double most = LEAST_OVERLAP * word.place().area();
        return picture.truths().stream()
                .anyMatch(truth -> truth.anything() && word.place().intersection(truth.place()) > most);
    }
}
