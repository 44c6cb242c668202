package io.osprey.server;

import io.osprey.server.auth.StoredKeys;
import io.osprey.server.config.OspreyProperties;
import java.util.List;
import java.util.function.Function;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * The stored subscription keys, without a server. With the default database no server may be running in the same data
 * directory: it holds the file.
 */
public final class OspreyKeys {
    private OspreyKeys() {}

    /**
     * The names of the stored keys, in order.
     *
     * @param args settings as flags, as for {@link OspreyServer#start}
     */
    public static List<String> names(String... args) {
        return with(
                args,
                keys -> keys.all().stream().map(StoredKeys.StoredKey::name).toList());
    }

    /**
     * Makes a key, in place of the one of that name if there is one.
     *
     * @param name for example {@code key1}
     * @param args settings as flags, as for {@link OspreyServer#start}
     * @return the key, 32 lower-case hex digits; only its hash is kept
     */
    public static String renew(String name, String... args) {
        return with(args, keys -> keys.renew(name));
    }

    private static <T> T with(String[] args, Function<StoredKeys, T> work) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Keys.class)
                .web(WebApplicationType.NONE)
                .run(args)) {
            return work.apply(context.getBean(StoredKeys.class));
        }
    }

    /** The database and what keeps it up to date. */
    @EnableConfigurationProperties(OspreyProperties.class)
    @Import(DatabaseConfiguration.class)
    @ImportAutoConfiguration({
        FlywayAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    static class Keys {}
}
