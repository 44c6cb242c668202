package io.osprey.cli.evaluate.metrics;

/**
 * An answer and whether it is right.
 *
 * @param confidence in 0..1
 * @param right by the truth at hand
 */
public record Judged(double confidence, boolean right) {
    public Judged {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("a confidence is in 0..1, not " + confidence);
        }
    }
}
