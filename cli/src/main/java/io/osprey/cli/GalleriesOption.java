package io.osprey.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the galleries are. */
final class GalleriesOption {
    /** As the server's settings have it. */
    private static final String DATA_DIRECTORY_VARIABLE = "OSPREY_DATADIR";

    @Option(
            names = "--galleries",
            paramLabel = "DIR",
            description = "Where the galleries are (default: galleries in OSPREY_DATADIR, or in ~/.osprey).")
    private Path directory;

    /** The directory, which need not exist. */
    Path directory() {
        if (directory != null) {
            return directory;
        }
        String data = System.getenv(DATA_DIRECTORY_VARIABLE);
        return (data == null ? Path.of(System.getProperty("user.home"), ".osprey") : Path.of(data))
                .resolve("galleries");
    }
}
