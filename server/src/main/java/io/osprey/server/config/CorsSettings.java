package io.osprey.server.config;

import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Browsers on other origins, {@code osprey.cors}.
 *
 * @param allowedOrigins origins whose pages may call the APIs, for example {@code https://app.example.org}; {@code *}
 *     allows all; none by default
 */
public record CorsSettings(@DefaultValue List<String> allowedOrigins) {
    public CorsSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
    }
}
