package io.osprey.cli.evaluate.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs of words. */
final class Grams {
    /** The longest runs that are looked at. */
    static final int LONGEST = 4;

    private Grams() {}

    /** How often each run of {@code length} words occurs, in the order of the sentence. */
    static Map<List<String>, Integer> count(List<String> words, int length) {
        Map<List<String>, Integer> counts = new LinkedHashMap<>();
        for (int from = 0; from + length <= words.size(); from++) {
            counts.merge(words.subList(from, from + length), 1, Integer::sum);
        }
        return counts;
    }
}
