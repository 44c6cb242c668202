package io.osprey.server;

import io.osprey.server.account.DatabaseKeyDesk;
import io.osprey.server.account.KeyDesk;
import io.osprey.server.account.ResourceStore;
import io.osprey.server.account.Tiers;
import io.osprey.server.account.UsageStore;
import io.osprey.server.admin.RunningServerDesk;
import io.osprey.server.config.OspreyProperties;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The resources and keys of an installation, whether its server runs or not. */
public final class OspreyKeys {
    private OspreyKeys() {}

    /**
     * Works on them: on PostgreSQL itself, on an H2 file through the server that has it open, or on an H2 file itself when no
     * server runs.
     *
     * @param args settings as flags, as for {@link OspreyServer#start}
     * @throws io.osprey.server.account.KeyDeskException when the desk can't do what is asked for
     * @throws RuntimeException when the database can't be opened
     */
    public static void use(Consumer<KeyDesk> work, String... args) {
        // Lazily: the database is opened only when no running server has it.
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Keys.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .run(args)) {
            OspreyProperties properties = context.getBean(OspreyProperties.class);
            Optional<KeyDesk> running =
                    properties.database().shared() ? Optional.empty() : RunningServerDesk.in(properties.dataDir());
            work.accept(running.orElseGet(() -> context.getBean(KeyDesk.class)));
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
    static class Keys {
        @Bean
        KeyDesk keyDesk(ResourceStore resources, UsageStore usage, Tiers tiers, Clock clock) {
            return new DatabaseKeyDesk(resources, usage, tiers, clock, DatabaseKeyDesk.Process.NONE);
        }
    }
}
