package io.osprey.engine.gallery;

/** A gallery that can't be read, written or used. The message says which, why, and what to do. */
public final class GalleryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GalleryException(String message) {
        super(message);
    }

    public GalleryException(String message, Throwable cause) {
        super(message, cause);
    }
}
