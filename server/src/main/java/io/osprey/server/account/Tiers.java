package io.osprey.server.account;

import io.osprey.server.config.TierSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The tiers of the settings, by name in any letter case. */
public final class Tiers {
    /** The tier of resources that are made without naming one. */
    public static final String DEFAULT = "UNLIMITED";

    private final Map<String, Tier> tiers = new TreeMap<>();

    /** @param settings by name; names that differ in letter case only hold the same settings */
    public Tiers(Map<String, TierSettings> settings) {
        settings.forEach((name, tier) -> {
            String upperCase = name.toUpperCase(Locale.ROOT);
            tiers.put(upperCase, Tier.of(upperCase, tier));
        });
    }

    /** The tier of a name. */
    public Optional<Tier> named(String name) {
        return Optional.ofNullable(tiers.get(name.toUpperCase(Locale.ROOT)));
    }

    /** The tier of a resource; one that lets nothing be called when the settings have none of that name. */
    public Tier of(Resource resource) {
        return named(resource.tier()).orElseGet(() -> Tier.unknown(resource.tier()));
    }

    /** All tiers, by name. */
    public List<Tier> all() {
        return List.copyOf(tiers.values());
    }

    /** The names, for messages. */
    String names() {
        return String.join(", ", tiers.keySet());
    }
}
