package io.osprey.engine;

/** Confidences as they leave the engine. */
public final class Confidence {
    /** No answer is less sure. */
    public static final double LEAST = 1e-4;

    /** No answer is surer. */
    public static final double MOST = 1 - 1e-4;

    private Confidence() {}

    /** The value moved into {@link #LEAST}..{@link #MOST}, so that it lies strictly between 0 and 1. */
    public static double of(double probability) {
        return Math.max(LEAST, Math.min(MOST, probability));
    }
}
