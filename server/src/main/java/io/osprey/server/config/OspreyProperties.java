package io.osprey.server.config;

import jakarta.validation.Valid;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * All settings of the server, prefix {@code osprey}. Each can come from a file, the environment ({@code OSPREY_HTTP_PORT})
 * or a flag ({@code --osprey.http.port=80}).
 *
 * @param dataDir where the database and the development certificate live; {@code ~/.osprey} by default
 * @param keys subscription keys accepted besides the stored ones; when any is given, none is created at first start
 * @param keysTier the tier of {@code keys}
 * @param tiers what resources may do, by name
 * @param modelsDir a model bundle to use in place of the embedded one, which null stands for
 * @param region what {@code x-ms-region} says, a display name
 */
@Validated
@ConfigurationProperties("osprey")
public record OspreyProperties(
        Path dataDir,
        @DefaultValue List<String> keys,
        @DefaultValue("UNLIMITED") String keysTier,
        Map<String, @Valid TierSettings> tiers,
        Path modelsDir,
        @DefaultValue("Self-hosted") String region,
        @Valid @DefaultValue HttpSettings http,
        @Valid @DefaultValue HttpsSettings https,
        @Valid @DefaultValue AuthSettings auth,
        @Valid @DefaultValue AdminSettings admin,
        @Valid @DefaultValue FetchSettings fetch,
        @Valid @DefaultValue LimitSettings limits,
        @Valid @DefaultValue InferenceSettings inference,
        @Valid @DefaultValue DatabaseSettings database,
        @Valid @DefaultValue CorsSettings cors,
        @Valid @DefaultValue GalleriesSettings galleries,
        @Valid @DefaultValue CustomSettings custom) {
    public OspreyProperties {
        dataDir = (dataDir == null ? Path.of(System.getProperty("user.home"), ".osprey") : dataDir)
                .toAbsolutePath()
                .normalize();
        keys = keys.stream().map(String::strip).filter(key -> !key.isEmpty()).toList();
        tiers = tiers == null ? Map.of() : Map.copyOf(tiers);
        if (!http.enabled() && !https.enabled()) {
            throw new IllegalArgumentException("osprey.http.enabled and osprey.https.enabled can't both be false");
        }
    }

    /** Leaves the keys out. */
    @Override
    public String toString() {
        return "OspreyProperties[dataDir=" + dataDir + ", http=" + http + ", https=" + https + "]";
    }
}
