package io.osprey.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the custom models are. */
final class CustomModelsOption {
    /** As the server's settings have it. */
    private static final String DATA_DIRECTORY_VARIABLE = "OSPREY_DATADIR";

    @Option(
            names = "--custom-models",
            paramLabel = "DIR",
            description = "Where the custom models are (default: custom in OSPREY_DATADIR, or in ~/.osprey).")
    private Path directory;

    /** The directory, which need not exist. */
    Path directory() {
        if (directory != null) {
            return directory;
        }
        String data = System.getenv(DATA_DIRECTORY_VARIABLE);
        return (data == null ? Path.of(System.getProperty("user.home"), ".osprey") : Path.of(data)).resolve("custom");
    }

    /** The sheet of a model's worst mistakes; need not exist. */
    Path sheet(String name) {
        return directory().resolve(name + ".mistakes.png");
    }
}
