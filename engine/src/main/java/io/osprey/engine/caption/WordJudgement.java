package io.osprey.engine.caption;

import java.util.Arrays;
import java.util.Set;

/**
 * What the evidence in one picture does to the words that may come next. Pure.
 *
 * @param penalties what is added to the log-probability of each word: 0 or less, negative infinity for words that mustn't be said
 * @param instead for each word the wider one that is said in its place, or {@link #ITSELF}
 * @param once words of which a sentence has one at most: those for the one person who is there
 */
record WordJudgement(float[] penalties, int[] instead, Set<Integer> once) {
    static final int ITSELF = -1;

    WordJudgement {
        once = Set.copyOf(once);
        if (penalties.length != instead.length) {
            throw new IllegalArgumentException(penalties.length + " penalties of " + instead.length + " words");
        }
    }

    /** Whether a sentence that began so may go on with a word. */
    boolean allows(int[] words, int next) {
        return !once.contains(next) || Arrays.stream(words).noneMatch(once::contains);
    }

    /** The log-probability of each word after the judgement; a replaced word's probability goes to the wider one. */
    float[] judged(float[] logProbabilities) {
        float[] judged = logProbabilities.clone();
        for (int word = 0; word < judged.length; word++) {
            if (instead[word] != ITSELF) {
                judged[instead[word]] = logOfSum(judged[instead[word]], logProbabilities[word]);
            }
        }
        for (int word = 0; word < judged.length; word++) {
            judged[word] = instead[word] == ITSELF ? judged[word] + penalties[word] : Float.NEGATIVE_INFINITY;
        }
        return judged;
    }

    /** Logarithm of the sum of two numbers that are given by their logarithms. */
    private static float logOfSum(float one, float other) {
        double larger = Math.max(one, other);
        return (float) (larger + Math.log1p(Math.exp(Math.min(one, other) - larger)));
    }
}
