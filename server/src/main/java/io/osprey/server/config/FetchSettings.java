package io.osprey.server.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How pictures given by address are fetched, {@code osprey.fetch}.
 *
 * @param allowPrivateAddresses whether private, loopback and link-local addresses may be fetched from
 * @param allowedNetworks networks that may be fetched from although private, for example {@code 10.1.0.0/16}
 * @param connectTimeout for one connection attempt
 * @param readTimeout between two pieces of an answer
 * @param totalTimeout for the whole fetch, redirects included
 * @param maxRedirects redirects followed, each checked like the first address
 */
public record FetchSettings(
        @DefaultValue("false") boolean allowPrivateAddresses,
        @DefaultValue List<String> allowedNetworks,
        @DefaultValue("3s") @DurationMin(millis = 1) Duration connectTimeout,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration readTimeout,
        @DefaultValue("20s") @DurationMin(millis = 1) Duration totalTimeout,
        @DefaultValue("5") @Min(0) @Max(20) int maxRedirects) {
    public FetchSettings {
        allowedNetworks = List.copyOf(allowedNetworks);
    }
}
