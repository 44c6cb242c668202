package io.osprey.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the galleries are. */
final class GalleriesOption {
    @Option(
            names = "--galleries",
            paramLabel = "DIR",
            description = "Where the galleries are (default: galleries in OSPREY_DATADIR, or in ~/.osprey).")
    private Path directory;

    /** The directory, which need not exist. */
    Path directory() {
        return directory != null ? directory : DataDirectory.resolve("galleries");
    }
}
