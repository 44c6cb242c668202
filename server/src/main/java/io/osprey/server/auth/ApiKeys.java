package io.osprey.server.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The subscription keys that are good: those of the settings and those of the database. Thread-safe. */
public final class ApiKeys {
    private final List<StoredKeys.StoredKey> configured;
    private final StoredKeys stored;

    /** @param configured keys from the settings, as they are */
    public ApiKeys(List<String> configured, StoredKeys stored) {
        List<StoredKeys.StoredKey> hashed = new ArrayList<>();
        for (int i = 0; i < configured.size(); i++) {
            hashed.add(new StoredKeys.StoredKey("configured" + (i + 1), KeyHash.of(configured.get(i))));
        }
        this.configured = List.copyOf(hashed);
        this.stored = stored;
    }

    /** The name of a key; empty when it isn't good. Takes as long for every wrong key. */
    public Optional<String> nameOf(String key) {
        String hash = KeyHash.of(key);
        String found = null;
        for (StoredKeys.StoredKey good : all()) {
            if (KeyHash.matches(good.hash(), hash)) {
                found = good.name();
            }
        }
        return Optional.ofNullable(found);
    }

    /** Whether a key of this name is still good. */
    public boolean exists(String name) {
        return all().stream().anyMatch(key -> key.name().equals(name));
    }

    private List<StoredKeys.StoredKey> all() {
        List<StoredKeys.StoredKey> all = new ArrayList<>(configured);
        all.addAll(stored.all());
        return all;
    }
}
