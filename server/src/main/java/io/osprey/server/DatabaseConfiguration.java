package io.osprey.server;

import com.zaxxer.hikari.HikariDataSource;
import io.osprey.server.account.ResourceStore;
import io.osprey.server.account.Tiers;
import io.osprey.server.account.UsageStore;
import io.osprey.server.config.DatabaseSettings;
import io.osprey.server.config.OspreyProperties;
import io.osprey.server.job.OperationStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** The database: an H2 file in the data directory, or PostgreSQL by address. Flyway brings its tables up to date; and what keeps keys in it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    /** How long a call waits for a database that has gone, before it is refused. */
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

    @Bean
    DataSource dataSource(OspreyProperties properties) {
        PrivateDirectory.create(properties.dataDir());
        DatabaseSettings settings = properties.database();
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(settings.urlIn(properties.dataDir()));
        pool.setUsername(settings.username());
        pool.setPassword(settings.password());
        pool.setPoolName("database");
        pool.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        return pool;
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Tiers tiers(OspreyProperties properties) {
        Tiers tiers = new Tiers(properties.tiers());
        if (tiers.named(properties.keysTier()).isEmpty()) {
            throw new IllegalArgumentException("osprey.keys-tier: there is no tier " + properties.keysTier());
        }
        return tiers;
    }

    @Bean
    ResourceStore resourceStore(JdbcClient database, DataSource source, Clock clock) {
        TransactionOperations transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        return new ResourceStore(database, transactions, clock, new SecureRandom());
    }

    @Bean
    UsageStore usageStore(JdbcClient database) {
        return new UsageStore(database);
    }

    @Bean
    OperationStore operationStore(JdbcClient database) {
        return new OperationStore(database, UUID.randomUUID());
    }
}
