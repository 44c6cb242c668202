package io.osprey.server.auth;

import io.osprey.server.account.KeyHash;
import io.osprey.server.account.Resource;
import io.osprey.server.account.ResourceStore;
import io.osprey.server.account.Tiers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The subscription keys that are good: those of the settings and those of the database, kept in memory. {@link #reload} and
 * {@link #reloadIfChanged} bring them up to date. Thread-safe.
 */
public final class ApiKeys {
    private final List<String> configuredHashes;
    private final ResourceStore resources;
    private final Tiers tiers;
    private volatile Known known;

    /**
     * Reads all keys.
     *
     * @param configured keys from the settings, as they are; with any, there must be a resource
     *     {@link Resource#SETTINGS}
     */
    public ApiKeys(List<String> configured, ResourceStore resources, Tiers tiers) {
        this.configuredHashes = configured.stream().map(KeyHash::of).toList();
        this.resources = resources;
        this.tiers = tiers;
        this.known = read();
    }

    /**
     * All keys at one time.
     *
     * @param version of the store
     */
    private record Known(long version, Map<String, KeyHolder> byHash, Map<String, KeyHolder> byName) {}

    /** The holder of a key; empty when the key isn't good. */
    public Optional<KeyHolder> holderOf(String key) {
        // Only hashes are compared: how long that takes tells nothing from which a key could be made.
        return Optional.ofNullable(known.byHash().get(KeyHash.of(key)));
    }

    /** The holder of the key of a name, if that key is still good. */
    public Optional<KeyHolder> holderOfName(String keyName) {
        return Optional.ofNullable(known.byName().get(keyName));
    }

    /** Reads all keys again. */
    public void reload() {
        known = read();
    }

    /** Reads all keys again if another process changed any. */
    public void reloadIfChanged() {
        if (resources.version() != known.version()) {
            reload();
        }
    }

    private Known read() {
        // The version first: a change between the two is seen the next time.
        long version = resources.version();
        Map<String, KeyHolder> byHash = new HashMap<>();
        Map<String, KeyHolder> byName = new HashMap<>();
        for (Resource resource : resources.all()) {
            for (Resource.Key key : resource.keys()) {
                String name = resource.name() + "/" + key.slot().wireName() + "/"
                        + key.madeAt().toEpochMilli();
                add(new KeyHolder(name, resource.id(), tiers.of(resource)), key.hash(), byHash, byName);
            }
            if (resource.name().equals(Resource.SETTINGS)) {
                for (int i = 0; i < configuredHashes.size(); i++) {
                    String name = resource.name() + "/" + (i + 1);
                    add(
                            new KeyHolder(name, resource.id(), tiers.of(resource)),
                            configuredHashes.get(i),
                            byHash,
                            byName);
                }
            }
        }
        return new Known(version, Map.copyOf(byHash), Map.copyOf(byName));
    }

    private static void add(
            KeyHolder holder, String hash, Map<String, KeyHolder> byHash, Map<String, KeyHolder> byName) {
        byHash.put(hash, holder);
        byName.put(holder.keyName(), holder);
    }
}
