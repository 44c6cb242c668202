package io.osprey.cli.evaluate;

import java.nio.file.Path;

/** A file with what is known of pictures that can't be used; the message names it and says why. */
public final class InputException extends Exception {
    private static final long serialVersionUID = 1L;

    InputException(Path file, String why) {
        super(file + ": " + why);
    }

    InputException(Path file, String why, Throwable cause) {
        super(file + ": " + why, cause);
    }
}
