package io.osprey.engine.custom;

/** A custom model that can't be found, read, written or used. The message says which, why, and what to do. */
public final class CustomModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is the matter. */
    public enum Reason {
        /** The name can't be one. */
        BAD_NAME,
        /** There is no model of that name. */
        NOT_FOUND,
        /** There is a model of that name already. */
        EXISTS,
        /** The file is no model, or not the one that was written. */
        DAMAGED,
        /** It was made with another shared network than the one at hand. */
        OTHER_NETWORK,
        /** The disk refused. */
        STORAGE
    }

    private final Reason reason;

    public CustomModelException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public CustomModelException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
