package io.osprey.engine.caption;

import java.util.Arrays;

/**
 * A sentence or the beginning of one.
 *
 * @param words numbers of its words, the end mark not included
 * @param logProbability sum over its words, and the end mark if it has ended
 * @param ended whether the end mark was said
 */
record Hypothesis(int[] words, double logProbability, boolean ended) {
    static final Hypothesis EMPTY = new Hypothesis(new int[0], 0, false);

    Hypothesis continued(int word, double logProbabilityOfWord) {
        int[] longer = Arrays.copyOf(words, words.length + 1);
        longer[words.length] = word;
        return new Hypothesis(longer, logProbability + logProbabilityOfWord, false);
    }

    Hypothesis ended(double logProbabilityOfEnd) {
        return new Hypothesis(words, logProbability + logProbabilityOfEnd, true);
    }

    /** Words and the end mark. */
    int length() {
        return words.length + (ended ? 1 : 0);
    }

    double meanLogProbability() {
        return logProbability / Math.max(1, length());
    }

    /** What sentences of different lengths are compared by; larger is better. */
    double score(double lengthPower) {
        return logProbability / Math.pow(Math.max(1, length()), lengthPower);
    }

    /** Whether the word would repeat the last one, or three words in a row that were said before. */
    boolean wouldRepeat(int word) {
        int n = words.length;
        if (n > 0 && words[n - 1] == word) {
            return true;
        }
        for (int i = 2; i < n; i++) {
            if (words[i] == word && words[i - 1] == words[n - 1] && words[i - 2] == words[n - 2]) {
                return true;
            }
        }
        return false;
    }
}
