package io.osprey.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.osprey.engine.gallery.GallerySettings;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

class OspreyPropertiesTest {
    @Test
    void defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new OspreyProperties(
                        Path.of(System.getProperty("user.home"), ".osprey"),
                        List.of(),
                        "UNLIMITED",
                        Map.of(),
                        null,
                        "Self-hosted",
                        new HttpSettings(true, 8080),
                        new HttpsSettings(true, 8443, null, null),
                        new AuthSettings(true, Optional.empty(), Duration.ofMinutes(10)),
                        new AdminSettings(true, 0, Optional.empty()),
                        new FetchSettings(
                                false,
                                List.of(),
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(20),
                                5),
                        new LimitSettings(
                                DataSize.ofMegabytes(4),
                                DataSize.ofMegabytes(20),
                                DataSize.ofMegabytes(50),
                                2000,
                                50,
                                16_000,
                                256_000_000,
                                DataSize.ofMegabytes(256)),
                        new InferenceSettings(
                                Runtime.getRuntime().availableProcessors(),
                                64,
                                Duration.ofSeconds(60),
                                Duration.ofSeconds(2)),
                        new DatabaseSettings(Optional.empty(), "osprey", ""),
                        new CorsSettings(List.of()),
                        new GalleriesSettings(null, false),
                        new CustomSettings(
                                List.of(),
                                1,
                                Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
                                DataSize.ofMegabytes(32),
                                Duration.ofMinutes(10),
                                null)));
    }

    @Test
    void everything() {
        Map<String, Object> all = new HashMap<>();
        all.put("osprey.data-dir", "/data");
        all.put("osprey.keys", "a, b,");
        all.put("osprey.keys-tier", "Gold");
        all.put("osprey.tiers.Gold.product", "Vision");
        all.put("osprey.tiers.Gold.rate-calls", "7");
        all.put("osprey.tiers.Gold.rate-period", "2s");
        all.put("osprey.tiers.Gold.calls-per-month", "8");
        all.put("osprey.tiers.Gold.advice", "Wait.");
        all.put("osprey.tiers.Gold.apis", "Vision");
        all.put("osprey.models-dir", "/models");
        all.put("osprey.region", "East US");
        all.put("osprey.http.enabled", "false");
        all.put("osprey.http.port", "80");
        all.put("osprey.https.enabled", "true");
        all.put("osprey.https.port", "443");
        all.put("osprey.https.certificate", "/c.pem");
        all.put("osprey.https.private-key", "/k.pem");
        all.put("osprey.auth.required", "false");
        all.put("osprey.auth.token-secret", "s".repeat(32));
        all.put("osprey.auth.token-lifetime", "5m");
        all.put("osprey.admin.enabled", "false");
        all.put("osprey.admin.port", "9000");
        all.put("osprey.admin.secret", "t".repeat(32));
        all.put("osprey.fetch.allow-private-addresses", "true");
        all.put("osprey.fetch.allowed-networks", "10.0.0.0/8,fd00::/8");
        all.put("osprey.fetch.connect-timeout", "1s");
        all.put("osprey.fetch.read-timeout", "2s");
        all.put("osprey.fetch.total-timeout", "3s");
        all.put("osprey.fetch.max-redirects", "0");
        all.put("osprey.limits.vision-max-bytes", "1MB");
        all.put("osprey.limits.image-analysis-max-bytes", "2MB");
        all.put("osprey.limits.read-max-bytes", "4MB");
        all.put("osprey.limits.read-max-pages", "7");
        all.put("osprey.limits.min-side-pixels", "1");
        all.put("osprey.limits.max-side-pixels", "100");
        all.put("osprey.limits.max-pixels", "1000");
        all.put("osprey.limits.upload-memory", "3MB");
        all.put("osprey.inference.threads", "3");
        all.put("osprey.inference.queue", "4");
        all.put("osprey.inference.timeout", "5s");
        all.put("osprey.inference.retry-after", "6s");
        all.put("osprey.database.url", "jdbc:postgresql://db/osprey");
        all.put("osprey.database.username", "u");
        all.put("osprey.database.password", "p");
        all.put("osprey.cors.allowed-origins", "https://a.example");
        all.put("osprey.galleries.directory", "/galleries");
        all.put("osprey.galleries.celebrities-consent", "true");
        all.put("osprey.custom.file-roots", "/sets,/more");
        all.put("osprey.custom.trainings", "2");
        all.put("osprey.custom.threads", "3");
        all.put("osprey.custom.max-annotation-bytes", "1MB");
        all.put("osprey.custom.model-idle", "1m");
        all.put("osprey.custom.shared-directory", "/custom");

        assertThat(bind(all))
                .isEqualTo(new OspreyProperties(
                        Path.of("/data"),
                        List.of("a", "b"),
                        "Gold",
                        Map.of(
                                "Gold",
                                new TierSettings("Vision", 7, Duration.ofSeconds(2), 8, "Wait.", List.of("vision"))),
                        Path.of("/models"),
                        "East US",
                        new HttpSettings(false, 80),
                        new HttpsSettings(true, 443, Path.of("/c.pem"), Path.of("/k.pem")),
                        new AuthSettings(false, Optional.of("s".repeat(32)), Duration.ofMinutes(5)),
                        new AdminSettings(false, 9000, Optional.of("t".repeat(32))),
                        new FetchSettings(
                                true,
                                List.of("10.0.0.0/8", "fd00::/8"),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(3),
                                0),
                        new LimitSettings(
                                DataSize.ofMegabytes(1),
                                DataSize.ofMegabytes(2),
                                DataSize.ofMegabytes(4),
                                7,
                                1,
                                100,
                                1000,
                                DataSize.ofMegabytes(3)),
                        new InferenceSettings(3, 4, Duration.ofSeconds(5), Duration.ofSeconds(6)),
                        new DatabaseSettings(Optional.of("jdbc:postgresql://db/osprey"), "u", "p"),
                        new CorsSettings(List.of("https://a.example")),
                        new GalleriesSettings(Path.of("/galleries"), true),
                        new CustomSettings(
                                List.of(Path.of("/sets"), Path.of("/more")),
                                2,
                                3,
                                DataSize.ofMegabytes(1),
                                Duration.ofMinutes(1),
                                Path.of("/custom"))));
    }

    @Test
    void environment() {
        MutablePropertySources sources = new MutablePropertySources();
        sources.addFirst(new SystemEnvironmentPropertySource(
                "systemEnvironment",
                Map.of(
                        "OSPREY_KEYS",
                        "a,b",
                        "OSPREY_HTTP_PORT",
                        "81",
                        "OSPREY_DATA_DIR",
                        "/d",
                        "OSPREY_FETCH_MAXREDIRECTS",
                        "1")));
        OspreyProperties bound = new Binder(ConfigurationPropertySources.from(sources))
                .bindOrCreate("osprey", Bindable.of(OspreyProperties.class));

        assertThat(bound.keys()).containsExactly("a", "b");
        assertThat(bound.http().port()).isEqualTo(81);
        assertThat(bound.dataDir()).isEqualTo(Path.of("/d"));
        assertThat(bound.fetch().maxRedirects()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "osprey.http.port, 65536",
        "osprey.https.port, -1",
        "osprey.auth.token-lifetime, 0s",
        "osprey.auth.token-secret, short",
        "osprey.admin.port, 65536",
        "osprey.admin.secret, short",
        "osprey.tiers.F0.product, ''",
        "osprey.tiers.F0.rate-calls, -1",
        "osprey.tiers.F0.rate-period, 500ms",
        "osprey.tiers.F0.calls-per-month, -1",
        "osprey.fetch.connect-timeout, 0s",
        "osprey.fetch.read-timeout, 0s",
        "osprey.fetch.total-timeout, 0s",
        "osprey.fetch.max-redirects, 21",
        "osprey.limits.min-side-pixels, 0",
        "osprey.limits.max-pixels, 0",
        "osprey.inference.threads, -1",
        "osprey.inference.queue, 0",
        "osprey.inference.timeout, 0s",
        "osprey.inference.retry-after, 0s"
    })
    void validation(String name, String value) {
        Validator validator = Validation.buildDefaultValidatorFactory().getValidator();

        assertThat(validator.validate(bind(Map.of(name, value)))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "osprey.limits.vision-max-bytes, 0",
        "osprey.limits.image-analysis-max-bytes, 2GB",
        "osprey.limits.upload-memory, 0",
        "osprey.limits.max-side-pixels, 1",
        "osprey.tiers.F0.apis, face",
        "osprey.database.url, jdbc:h2:tcp://db/osprey",
        "osprey.database.url, jdbc:h2:file:/data/osprey;AUTO_SERVER=TRUE",
        "osprey.https.certificate, /c.pem",
        "osprey.https.private-key, /k.pem",
        "osprey.http.port, many"
    })
    void contradictions(String name, String value) {
        assertThatThrownBy(() -> bind(Map.of(name, value))).isInstanceOf(BindException.class);
    }

    @Test
    void oneOfTheTwoPortsIsNeeded() {
        assertThatThrownBy(() -> bind(Map.of("osprey.http.enabled", "false", "osprey.https.enabled", "false")))
                .isInstanceOf(BindException.class);
    }

    @Test
    void secretsAreNotPrinted() {
        OspreyProperties bound = bind(Map.of(
                "osprey.keys",
                "hush1",
                "osprey.database.password",
                "hush2",
                "osprey.auth.token-secret",
                "hush3".repeat(9),
                "osprey.admin.secret",
                "hush4".repeat(9)));

        assertThat(bound.toString() + bound.admin() + bound.auth() + bound.database())
                .doesNotContain("hush");
    }

    @Test
    void theDatabaseIsInTheDataDirectory() {
        assertThat(bind(Map.of("osprey.data-dir", "/data")).database().urlIn(Path.of("/data")))
                .isEqualTo("jdbc:h2:file:/data/osprey;WRITE_DELAY=0");
    }

    private static OspreyProperties bind(Map<String, Object> values) {
        MutablePropertySources sources = new MutablePropertySources();
        sources.addFirst(new MapPropertySource("test", values));
        return new Binder(ConfigurationPropertySources.from(sources))
                .bindOrCreate("osprey", Bindable.of(OspreyProperties.class));
    }

    @Test
    void galleriesLieInTheDataDirectoryUnlessSaidOtherwise() {
        assertThat(new GalleriesSettings(null, false).in(Path.of("/data")))
                .isEqualTo(new GallerySettings(Optional.of(Path.of("/data/galleries")), false));
        assertThat(new GalleriesSettings(Path.of("/g"), true).in(Path.of("/data")))
                .isEqualTo(new GallerySettings(Optional.of(Path.of("/g")), true));
    }
}
