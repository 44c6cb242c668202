package io.osprey.engine.custom;

/**
 * A score for each tag: a weighted sum of what the shared network says, and a bias. Not copied: don't write to the arrays.
 *
 * @param tags how many tags, 2 or more
 * @param width how many values the network says
 * @param weights {@code tags x width}, finite
 * @param biases one for each tag, finite
 */
record LinearScores(int tags, int width, float[] weights, float[] biases) {
    LinearScores {
        if (tags < 2 || width < 1 || weights.length != (long) tags * width || biases.length != tags) {
            throw new IllegalArgumentException(
                    weights.length + " weights and " + biases.length + " biases for " + tags + " tags");
        }
        for (float weight : weights) {
            requireFinite(weight);
        }
        for (float bias : biases) {
            requireFinite(bias);
        }
    }

    private static void requireFinite(float value) {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException("a weight is " + value);
        }
    }

    /** @throws IllegalArgumentException when there are not {@code width} values */
    double[] of(float[] values) {
        if (values.length != width) {
            throw new IllegalArgumentException(values.length + " values, not " + width);
        }
        double[] scores = new double[tags];
        for (int tag = 0; tag < tags; tag++) {
            double score = biases[tag];
            for (int i = 0; i < width; i++) {
                score += (double) weights[tag * width + i] * values[i];
            }
            scores[tag] = score;
        }
        return scores;
    }
}
