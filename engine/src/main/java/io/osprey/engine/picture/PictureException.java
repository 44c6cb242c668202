package io.osprey.engine.picture;

/** A picture that can't be taken, and why. */
public final class PictureException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why a picture was refused. */
    public enum Reason {
        /** No bytes at all. */
        EMPTY,
        /** More bytes than the limits allow. */
        TOO_MANY_BYTES,
        /** Not one of the formats allowed, damaged, or not a picture. */
        BAD_FORMAT,
        /** Fewer pixels than the limits allow, in width or height. */
        TOO_SMALL,
        /** More pixels than the limits allow. */
        TOO_LARGE
    }

    private final Reason reason;

    public PictureException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public PictureException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
