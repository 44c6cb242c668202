package io.osprey.engine.custom;

/** A training that can't come to its end, though its data set is right. */
public final class TrainingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Reason {
        /** The time budget ended before there was a model. */
        NOT_ENOUGH_BUDGET,
        /** The solver gave numbers that are none. */
        DIVERGED
    }

    private final Reason reason;

    public TrainingException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
