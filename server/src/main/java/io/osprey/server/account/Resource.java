package io.osprey.server.account;

import java.time.Instant;
import java.util.List;

/**
 * Who calls: two keys that share one tier and one account of calls.
 *
 * @param id of the database
 * @param name unique
 * @param tier name of its tier
 * @param createdAt when it was made
 * @param keys none, one or two, in the order of their slots
 */
public record Resource(long id, String name, String tier, Instant createdAt, List<Key> keys) {
    /** The resource that keys from the settings belong to. */
    public static final String SETTINGS = "settings";

    /** The resource of the first start. */
    public static final String FIRST = "default";

    public Resource {
        keys = List.copyOf(keys);
    }

    /**
     * A key, without the key.
     *
     * @param hash see {@link KeyHash}
     * @param madeAt whole milliseconds
     */
    public record Key(KeySlot slot, String hash, Instant madeAt) {}
}
