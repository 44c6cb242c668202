package io.osprey.cli;

import java.nio.file.Path;

/** Where Osprey keeps what is the owner's, as the server's settings have it. */
final class DataDirectory {
    private static final String VARIABLE = "OSPREY_DATADIR";

    private DataDirectory() {}

    /** A directory in it, which need not exist. */
    static Path resolve(String name) {
        String data = System.getenv(VARIABLE);
        return (data == null ? Path.of(System.getProperty("user.home"), ".osprey") : Path.of(data)).resolve(name);
    }
}
