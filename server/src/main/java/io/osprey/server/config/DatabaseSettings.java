package io.osprey.server.config;

import java.nio.file.Path;
import java.util.Locale;
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
        url.ifPresent(DatabaseSettings::check);
    }

    private static void check(String url) {
        String lowerCase = url.toLowerCase(Locale.ROOT);
        boolean several = lowerCase.contains("auto_server=true")
                || lowerCase.startsWith("jdbc:h2:tcp:")
                || lowerCase.startsWith("jdbc:h2:ssl:");
        if (several) {
            throw new IllegalArgumentException("osprey.database.url: an H2 database belongs to one server;"
                    + " several servers share a PostgreSQL database");
        }
    }

    /**
     * The address to open, given the data directory. By default H2 writes up to half a second after it has said so: what was
     * answered would be lost when the process is killed. Without the delay it isn't.
     */
    public String urlIn(Path dataDir) {
        return url.orElseGet(() -> "jdbc:h2:file:" + dataDir.resolve("osprey") + ";WRITE_DELAY=0");
    }

    /** Whether several servers may work on the database at the same time. An H2 database belongs to one process. */
    public boolean shared() {
        return url.filter(address -> address.startsWith("jdbc:postgresql:")).isPresent();
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "DatabaseSettings[url=" + url + ", username=" + username + "]";
    }
}
