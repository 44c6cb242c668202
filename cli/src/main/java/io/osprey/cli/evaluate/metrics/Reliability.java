package io.osprey.cli.evaluate.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether confidences keep what they promise (Guo et al. 2017, "On calibration of modern neural networks").
 *
 * @param answers how many answers were judged
 * @param expectedCalibrationError how far mean confidence and share of right answers are apart, averaged over all answers; 0 when
 *     there are none
 * @param bins ten, from 0..0.1 to 0.9..1; each holds its lower end
 */
public record Reliability(int answers, double expectedCalibrationError, List<Bin> bins) {
    private static final int BINS = 10;

    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * Answers of about the same confidence.
     *
     * @param from lower end
     * @param count how many answers
     * @param meanConfidence of them; 0 when there are none
     * @param shareRight how many of them are right, in 0..1; 0 when there are none
     */
    public record Bin(double from, int count, double meanConfidence, double shareRight) {}

    /** The table of some answers. */
    public static Reliability of(List<Judged> answers) {
        int[] counts = new int[BINS];
        int[] right = new int[BINS];
        double[] confidences = new double[BINS];
        for (Judged answer : answers) {
            int bin = Math.min(BINS - 1, (int) (answer.confidence() * BINS));
            counts[bin]++;
            right[bin] += answer.right() ? 1 : 0;
            confidences[bin] += answer.confidence();
        }
        List<Bin> bins = new ArrayList<>();
        double error = 0;
        for (int i = 0; i < BINS; i++) {
            int atLeastOne = Math.max(1, counts[i]);
            bins.add(
                    new Bin(i / (double) BINS, counts[i], confidences[i] / atLeastOne, right[i] / (double) atLeastOne));
            error += Math.abs(confidences[i] - right[i]);
        }
        return new Reliability(answers.size(), error / Math.max(1, answers.size()), bins);
    }
}
