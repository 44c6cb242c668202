package io.osprey.server;

import io.osprey.engine.Engine;
import io.osprey.engine.custom.CustomModels;
import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureException;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.picture.PictureLimits;
import io.osprey.engine.picture.PictureReader;
import io.osprey.server.auth.Tokens;
import io.osprey.server.config.OspreyProperties;
import io.osprey.server.engine.AnalysisRunner;
import io.osprey.server.engine.EngineFactory;
import io.osprey.server.engine.EngineHolder;
import io.osprey.server.engine.PictureSource;
import io.osprey.server.fetch.PictureFetcher;
import io.osprey.server.http.UploadMemory;
import io.osprey.server.job.OperationStore;
import io.osprey.server.job.Operations;
import io.osprey.server.v2.ClassicLimits;
import io.osprey.server.v4.ImageLimits;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the server together, apart from HTTP itself. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {
    private static final int TOKEN_SECRET_BYTES = 32;

    @Bean
    PictureSource pictureSource() {
        PictureReader reader = new PictureReader();
        return new PictureSource() {
            @Override
            public Picture read(byte[] bytes, PictureLimits limits) throws PictureException {
                return reader.read(bytes, limits);
            }

            @Override
            public PictureInfo readInfo(byte[] bytes, PictureLimits limits) throws PictureException {
                return reader.readInfo(bytes, limits);
            }
        };
    }

    @Bean
    EngineFactory engineFactory(OspreyProperties properties, CustomModels customModels) {
        return () -> Engine.open(
                properties.modelsDir() == null
                        ? ModelBundle.embedded()
                        : ModelBundle.embeddedWith(properties.modelsDir()),
                properties.galleries().in(properties.dataDir()),
                customModels);
    }

    @Bean
    EngineHolder engineHolder(EngineFactory factory) {
        return new EngineHolder(factory);
    }

    @Bean
    AnalysisRunner analysisRunner(EngineHolder engines, PictureSource pictures, OspreyProperties properties) {
        return new AnalysisRunner(engines, pictures, properties.inference());
    }

    /** Takes the runner so as to be closed before it. */
    @Bean
    Operations operations(OperationStore store, AnalysisRunner runner, OspreyProperties properties, Clock clock) {
        return new Operations(
                store,
                clock,
                UUID::randomUUID,
                properties.inference().threads(),
                properties.inference().queue(),
                properties.inference().retryAfter().toSeconds(),
                !properties.database().shared());
    }

    @Bean
    UploadMemory uploadMemory(OspreyProperties properties) {
        long retryAfterSeconds = properties.inference().retryAfter().toSeconds();
        return new UploadMemory(properties.limits().uploadMemory().toBytes(), retryAfterSeconds);
    }

    @Bean
    ClassicLimits classicLimits(OspreyProperties properties) {
        return ClassicLimits.of(properties.limits());
    }

    @Bean
    ImageLimits imageLimits(OspreyProperties properties) {
        return ImageLimits.of(properties.limits());
    }

    @Bean
    DnsResolver names() {
        return SystemDefaultDnsResolver.INSTANCE;
    }

    @Bean
    PictureFetcher pictureFetcher(OspreyProperties properties, DnsResolver names) {
        return new PictureFetcher(properties.fetch(), names);
    }

    @Bean
    Tokens tokens(OspreyProperties properties, Clock clock) {
        byte[] secret = properties
                .auth()
                .tokenSecret()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> {
                    byte[] random = new byte[TOKEN_SECRET_BYTES];
                    new SecureRandom().nextBytes(random);
                    return random;
                });
        return new Tokens(secret, properties.auth().tokenLifetime(), clock);
    }
}
