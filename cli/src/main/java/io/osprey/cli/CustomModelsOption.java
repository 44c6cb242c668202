package io.osprey.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the custom models are. */
final class CustomModelsOption {
    @Option(
            names = "--custom-models",
            paramLabel = "DIR",
            description = "Where the custom models are (default: custom in OSPREY_DATADIR, or in ~/.osprey).")
    private Path directory;

    /** The directory, which need not exist. */
    Path directory() {
        return directory != null ? directory : DataDirectory.resolve("custom");
    }
}
