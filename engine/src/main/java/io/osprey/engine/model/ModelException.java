package io.osprey.engine.model;

/** A model that is missing, damaged or not what its users expect. The message names the role and the file. */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
