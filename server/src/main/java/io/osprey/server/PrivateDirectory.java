package io.osprey.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A directory that only its owner can look into. */
final class PrivateDirectory {
    private PrivateDirectory() {}

    /**
     * Makes the directory if there is none; one that is there stays as it is.
     *
     * @throws UncheckedIOException when it can't be made
     */
    static void create(Path directory) {
        if (Files.isDirectory(directory)) {
            return;
        }
        try {
            Files.createDirectories(directory);
            if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the data directory can't be made: " + directory, unwritable);
        }
    }
}
