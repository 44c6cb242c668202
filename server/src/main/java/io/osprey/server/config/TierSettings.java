package io.osprey.server.config;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a resource may do, {@code osprey.tiers.<name>}. F0, S1 and UNLIMITED are set in {@code application.yaml}; any part of
 * them can be set otherwise, and further tiers can be added.
 *
 * @param product the word before the tier's name in messages to callers
 * @param rateCalls calls in each {@code ratePeriod}; 0 for any number
 * @param ratePeriod how long {@code rateCalls} last
 * @param callsPerMonth calls in each calendar month, UTC; 0 for any number
 * @param advice the last sentence of the message to callers that are too fast; may be empty
 * @param apis which APIs may be called, by the first part of their paths
 */
public record TierSettings(
        @DefaultValue("ComputerVision") @NotBlank String product,
        @DefaultValue("0") @Min(0) long rateCalls,
        @DefaultValue("1s") @DurationMin(seconds = 1) Duration ratePeriod,
        @DefaultValue("0") @Min(0) long callsPerMonth,
        @DefaultValue("") String advice,
        @DefaultValue({"vision", "computervision"}) List<String> apis) {
    private static final Set<String> KNOWN_APIS = Set.of("vision", "computervision");

    public TierSettings {
        apis = apis.stream().map(api -> api.toLowerCase(Locale.ROOT)).toList();
        if (apis.isEmpty() || !KNOWN_APIS.containsAll(apis)) {
            throw new IllegalArgumentException("osprey.tiers: apis are vision, computervision or both, not " + apis);
        }
    }
}
