package io.osprey.engine.caption;

/** What comes next: a language model that remembers the beginnings of sentences that it was asked about last. */
@FunctionalInterface
interface StepFunction {
    /**
     * Continues beginnings of sentences by one word each and says what may follow.
     *
     * @param parents which row of the last call each row continues; on the first call, which of the pictures it is about
     * @param words the number of the word that each row gets
     * @return for each row the log-probability of each word to come next
     */
    float[][] next(int[] parents, int[] words);
}
