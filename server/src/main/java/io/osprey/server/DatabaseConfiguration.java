package io.osprey.server;

import com.zaxxer.hikari.HikariDataSource;
import io.osprey.server.auth.StoredKeys;
import io.osprey.server.config.DatabaseSettings;
import io.osprey.server.config.OspreyProperties;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database: an H2 file in the data directory, or PostgreSQL by address. Flyway brings its tables up to date; and what keeps keys in it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    @Bean
    DataSource dataSource(OspreyProperties properties) {
        PrivateDirectory.create(properties.dataDir());
        DatabaseSettings settings = properties.database();
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(settings.urlIn(properties.dataDir()));
        pool.setUsername(settings.username());
        pool.setPassword(settings.password());
        pool.setPoolName("database");
        return pool;
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    StoredKeys storedKeys(JdbcClient database, Clock clock) {
        return new StoredKeys(database, clock, new SecureRandom());
    }
}
