package io.osprey.server.account;

/** What the desk can't do; the message says why, for people. */
public final class KeyDeskException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** A name or tier that can't be. */
        INVALID,
        /** There is no resource of that name. */
        NOT_FOUND,
        /** There is a resource of that name already. */
        EXISTS,
        /** The running server does not answer as it should. */
        UNREACHABLE
    }

    private final Reason reason;

    public KeyDeskException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
