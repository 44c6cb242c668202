package io.osprey.server.config;

import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call, {@code osprey.auth}.
 *
 * @param required whether a key or token is needed at all; false only behind something else that checks callers
 * @param tokenSecret what tokens are signed with; set the same on all servers that share a load balancer. Without it
 *     each start makes its own, and tokens end with the process
 * @param tokenLifetime how long a token from {@code /sts/v1.0/issueToken} is good
 */
public record AuthSettings(
        @DefaultValue("true") boolean required,
        Optional<@Size(min = 32, message = "must have 32 characters or more") String> tokenSecret,
        @DefaultValue("10m") @DurationMin(seconds = 1) Duration tokenLifetime) {
    public AuthSettings {
        tokenSecret = tokenSecret == null ? Optional.empty() : tokenSecret;
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "AuthSettings[required=" + required + ", tokenLifetime=" + tokenLifetime + "]";
    }
}
