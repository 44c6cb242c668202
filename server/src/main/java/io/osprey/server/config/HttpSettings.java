package io.osprey.server.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Plain HTTP, {@code osprey.http}.
 *
 * @param enabled whether it is offered at all
 * @param port TCP port; 0 picks a free one
 */
public record HttpSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("8080") @Min(0) @Max(65_535) int port) {}
