package io.osprey.server.auth;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The subscription keys in the database: their names and hashes, never the keys. Thread-safe. */
public final class StoredKeys {
    private static final int KEY_BYTES = 16;

    private final JdbcClient database;
    private final Clock clock;
    private final SecureRandom random;

    public StoredKeys(JdbcClient database, Clock clock, SecureRandom random) {
        this.database = database;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A stored key.
     *
     * @param name unique, for example {@code key1}
     * @param hash see {@link KeyHash}
     */
    public record StoredKey(String name, String hash) {}

    /** All keys, by name. */
    public List<StoredKey> all() {
        return database.sql("select name, hash from api_key order by name")
                .query((row, number) -> new StoredKey(row.getString(1), row.getString(2)))
                .list();
    }

    /**
     * Makes a key, in place of the one of that name if there is one.
     *
     * @return the key, 32 lower-case hex digits; it can't be had again
     */
    public String renew(String name) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        String key = HexFormat.of().formatHex(bytes);
        database.sql("delete from api_key where name = ?").param(name).update();
        database.sql("insert into api_key (name, hash, created_at) values (?, ?, ?)")
                .params(name, KeyHash.of(key), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return key;
    }
}
