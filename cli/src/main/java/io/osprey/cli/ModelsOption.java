package io.osprey.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which networks are used. */
final class ModelsOption {
    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "Use the model bundle in this directory, not the embedded one.")
    private Path directory;

    /** A bundle's directory; empty for the embedded bundle. */
    Optional<Path> directory() {
        return Optional.ofNullable(directory);
    }
}
