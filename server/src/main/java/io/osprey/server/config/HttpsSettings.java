package io.osprey.server.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * HTTPS, {@code osprey.https}. Without a certificate of your own, a development certificate is made and kept in the data
 * directory.
 *
 * @param enabled whether it is offered at all
 * @param port TCP port; 0 picks a free one
 * @param certificate PEM file: the certificate, then its chain; null for none of your own
 * @param privateKey PEM file: the certificate's unencrypted private key; null for none of your own
 */
public record HttpsSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("8443") @Min(0) @Max(65_535) int port,
        Path certificate,
        Path privateKey) {
    public HttpsSettings {
        if ((certificate == null) != (privateKey == null)) {
            throw new IllegalArgumentException("osprey.https.certificate and osprey.https.private-key go together");
        }
    }
}
