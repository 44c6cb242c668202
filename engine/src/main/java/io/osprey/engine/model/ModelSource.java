package io.osprey.engine.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where a bundle's files come from. */
@FunctionalInterface
interface ModelSource {
    /**
     * The bytes of one file.
     *
     * @param name relative to {@code bundle.json}, with {@code /} between folders
     * @throws NoSuchFileException when there is none
     */
    byte[] read(String name) throws IOException;

    /** Resources of the class path below a folder, such as {@code /io/osprey/models/}. */
    static ModelSource classpath(String folder) {
        return name -> readResource(folder + name);
    }

    /** Files of a directory; names that lead out of it are not found. */
    static ModelSource directory(Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        return name -> {
            Path file = root.resolve(name).normalize();
            if (!file.startsWith(root)) {
                throw new NoSuchFileException(name, null, "it lies outside " + root);
            }
            return Files.readAllBytes(file);
        };
    }

    /** One resource of the class path, by its absolute name. */
    static byte[] readResource(String name) throws IOException {
        try (InputStream in = ModelSource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new NoSuchFileException("classpath:" + name);
            }
            return in.readAllBytes();
        }
    }
}
