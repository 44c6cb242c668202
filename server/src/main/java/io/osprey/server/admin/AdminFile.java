package io.osprey.server.admin;

import io.osprey.server.wire.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * How {@code osprey keys} finds the running server: its admin port and the secret of this start, in a file of the data
 * directory that only its owner can read.
 *
 * @param port on 127.0.0.1
 * @param secret good until the server stops
 */
record AdminFile(int port, String secret) {
    private static final String NAME = "admin.json";

    /** Writes the file, in place of one that is there. */
    void write(Path dataDir) {
        try {
            // A temporary file is readable by its owner only, where the file system knows owners.
            Path temporary = Files.createTempFile(dataDir, "admin", ".tmp");
            Files.write(temporary, WireJson.write(this));
            Files.move(temporary, dataDir.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the data directory can't be written: " + dataDir, unwritable);
        }
    }

    /** Reads the file; empty when there is none. */
    static Optional<AdminFile> read(Path dataDir) {
        try {
            JsonNode json = WireJson.readLeniently(Files.readAllBytes(dataDir.resolve(NAME)));
            return Optional.of(new AdminFile(
                    json.path("port").asInt(0), json.path("secret").asString("")));
        } catch (IOException | JacksonException noServer) {
            return Optional.empty();
        }
    }

    /** Removes the file, unless another server has written its own. */
    void remove(Path dataDir) {
        if (read(dataDir).filter(this::equals).isPresent()) {
            try {
                Files.deleteIfExists(dataDir.resolve(NAME));
            } catch (IOException left) {
                // Its secret is good no longer.
            }
        }
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "AdminFile[port=" + port + "]";
    }
}
