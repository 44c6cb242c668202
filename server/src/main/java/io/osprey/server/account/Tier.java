package io.osprey.server.account;

import io.osprey.server.config.TierSettings;
import java.time.Duration;
import java.util.Set;

/**
 * What a resource may do.
 *
 * @param name upper case, for example {@code F0}
 * @param product the word before the name in messages to callers
 * @param rateCalls calls in each {@code ratePeriod}; 0 for any number
 * @param ratePeriod how long {@code rateCalls} last
 * @param callsPerMonth calls in each calendar month, UTC; 0 for any number
 * @param advice last sentence of the message to callers that are too fast; may be empty
 * @param apis which of the APIs {@code vision} and {@code computervision} may be called; with none, nothing may
 */
public record Tier(
        String name,
        String product,
        long rateCalls,
        Duration ratePeriod,
        long callsPerMonth,
        String advice,
        Set<String> apis) {
    private static final Set<String> LIMITED_APIS = Set.of("vision", "computervision");

    public Tier {
        apis = Set.copyOf(apis);
    }

    static Tier of(String name, TierSettings settings) {
        return new Tier(
                name,
                settings.product(),
                settings.rateCalls(),
                settings.ratePeriod(),
                settings.callsPerMonth(),
                settings.advice(),
                Set.copyOf(settings.apis()));
    }

    /** A tier that the settings no longer have: nothing may be called by it. */
    static Tier unknown(String name) {
        return new Tier(name, "ComputerVision", 0, Duration.ofSeconds(1), 0, "", Set.of());
    }

    /**
     * Whether calls may be made.
     *
     * @param api first part of the path, lower case
     */
    public boolean allows(String api) {
        return apis.contains(api) || !apis.isEmpty() && !LIMITED_APIS.contains(api);
    }
}
