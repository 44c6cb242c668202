package io.osprey.server.wire;

/** Confidences as the service prints them: never exactly 0 or 1. */
public final class Confidence {
    private static final float SMALLEST = 1e-6f;

    private Confidence() {}

    /** A 32-bit number widened to 64 bits, as in tags, captions and people: 0.8871886730194092. */
    public static double single(double confidence) {
        return Math.min(Math.nextDown(1f), Math.max(SMALLEST, (float) confidence));
    }

    /** Three decimals, as in objects and words: 0.956. */
    public static double thousandths(double confidence) {
        return Math.min(999, Math.max(1, Math.rint(confidence * 1000))) / 1000;
    }
}
