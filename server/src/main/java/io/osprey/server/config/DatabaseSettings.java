package io.osprey.server.config;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The database, {@code osprey.database}.
 *
 * @param url JDBC address, {@code jdbc:postgresql:...} or {@code jdbc:h2:...}; by default an H2 file in the data directory
 * @param username for PostgreSQL
 * @param password for PostgreSQL
 */
public record DatabaseSettings(
        Optional<String> url,
        @DefaultValue("osprey") String username,
        @DefaultValue("") String password) {
    public DatabaseSettings {
        url = url == null ? Optional.empty() : url;
    }

    /** The address to open, given the data directory. */
    public String urlIn(Path dataDir) {
        return url.orElseGet(() -> "jdbc:h2:file:" + dataDir.resolve("osprey"));
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "DatabaseSettings[url=" + url + ", username=" + username + "]";
    }
}
