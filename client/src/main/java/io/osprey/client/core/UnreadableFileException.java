package io.osprey.client.core;

import java.nio.file.Path;

/** The picture file is missing, not a file, or may not be read. Nothing was sent. */
public final class UnreadableFileException extends OspreyException {
    private static final long serialVersionUID = 1;

    UnreadableFileException(Path file, Throwable cause) {
        super(FailureReason.CLIENT, "The picture file cannot be read: " + file, cause);
    }
}
