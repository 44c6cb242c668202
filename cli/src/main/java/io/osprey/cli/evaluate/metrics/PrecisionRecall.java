package io.osprey.cli.evaluate.metrics;

/**
 * How many answers are right, and how many of what was wanted they are.
 *
 * @param right answers that are right
 * @param found answers given
 * @param wanted what should have been found
 * @param precision right / found; 0 when nothing was found
 * @param recall right / wanted; 0 when nothing was wanted
 * @param f1 harmonic mean of both; 0 when nothing is right
 */
public record PrecisionRecall(int right, int found, int wanted, double precision, double recall, double f1) {
    /** From the counts. */
    public static PrecisionRecall of(int right, int found, int wanted) {
        if (right < 0 || right > found || right > wanted) {
            throw new IllegalArgumentException(right + " right of " + found + " found and " + wanted + " wanted");
        }
        return new PrecisionRecall(
                right,
                found,
                wanted,
                right / (double) Math.max(1, found),
                right / (double) Math.max(1, wanted),
                2.0 * right / Math.max(1, found + wanted));
    }
}
