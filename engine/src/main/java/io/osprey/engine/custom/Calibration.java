package io.osprey.engine.custom;

import java.util.List;

/**
 * From scores to probabilities: the softmax of the scores times one factor, which makes confidences as high as the share of right
 * answers (Guo et al. 2017, "On calibration of modern neural networks"). Pure functions.
 */
final class Calibration {
    private static final double LEAST_FACTOR = 0.01;
    private static final double LARGEST_FACTOR = 100;
    private static final int STEPS = 60;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double LEAST_PROBABILITY = 1e-12;

    private Calibration() {}

    /**
     * Scores of a picture whose tag is known.
     *
     * @param scores one for each tag
     * @param tag the right one
     */
    record Scored(double[] scores, int tag) {}

    /** Probabilities that add up to 1. */
    static double[] probabilities(double[] scores, double factor) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            largest = Math.max(largest, factor * score);
        }
        double[] probabilities = new double[scores.length];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] = Math.exp(factor * scores[i] - largest);
            sum += probabilities[i];
        }
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] /= sum;
        }
        return probabilities;
    }

    /** Mean negative logarithm of the right tag's probability: 0 is perfect. */
    static double logLoss(List<Scored> pictures, double factor) {
        double sum = 0;
        for (Scored picture : pictures) {
            sum -= Math.log(Math.max(LEAST_PROBABILITY, probabilities(picture.scores(), factor)[picture.tag()]));
        }
        return sum / pictures.size();
    }

    /** The factor in 0.01..100 of least {@link #logLoss}, by golden section of its logarithm. */
    static double factor(List<Scored> pictures) {
        double low = Math.log(LEAST_FACTOR);
        double high = Math.log(LARGEST_FACTOR);
        for (int step = 0; step < STEPS; step++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (logLoss(pictures, Math.exp(left)) <= logLoss(pictures, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }
}
