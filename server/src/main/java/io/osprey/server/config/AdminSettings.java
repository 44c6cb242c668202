package io.osprey.server.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The endpoint that {@code osprey keys} and scripts administer keys by, {@code osprey.admin}. It is reached from this
 * machine only.
 *
 * @param enabled whether it is offered at all
 * @param port its port on 127.0.0.1; 0 picks a free one
 * @param secret what scripts call it with; {@code osprey keys} needs none
 */
public record AdminSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("0") @Min(0) @Max(65_535) int port,
        Optional<@Size(min = 32, message = "must have 32 characters or more") String> secret) {
    public AdminSettings {
        secret = secret == null ? Optional.empty() : secret;
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "AdminSettings[enabled=" + enabled + ", port=" + port + "]";
    }
}
