package io.osprey.engine.caption;

/**
 * What the evidence in one picture does to the words that may come next. Pure.
 *
 * @param penalties what is added to the log-probability of each word: 0 or less, negative infinity for words that mustn't be said
 * @param instead for each word the wider one that is said in its place, or {@link #ITSELF}
 */
record WordJudgement(float[] penalties, int[] instead) {
    static final int ITSELF = -1;

    WordJudgement {
        if (penalties.length != instead.length) {
            throw new IllegalArgumentException(penalties.length + " penalties of " + instead.length + " words");
        }
    }

    /** The log-probability of each word after the judgement; a replaced word's probability goes to the wider one. */
    float[] judged(float[] logProbabilities) {
        double[] sums = new double[logProbabilities.length];
        for (int word = 0; word < sums.length; word++) {
            sums[instead[word] == ITSELF ? word : instead[word]] += Math.exp(logProbabilities[word]);
        }
        float[] judged = new float[logProbabilities.length];
        for (int word = 0; word < judged.length; word++) {
            judged[word] =
                    instead[word] == ITSELF ? (float) Math.log(sums[word]) + penalties[word] : Float.NEGATIVE_INFINITY;
        }
        return judged;
    }
}
