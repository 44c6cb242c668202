package io.osprey.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.osprey.server.PostgresCluster;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionOperations;

/** Databases of the first version, which knew keys and no resources, are taken over. */
class MigrationTest {
    private static final OffsetDateTime MADE = OffsetDateTime.parse("2026-11-01T10:00:00Z");

    @Test
    void h2() {
        DataSource database = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        keepsKeys(database);
        keepsNothingWhereNothingWas(
                new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"));
    }

    @Test
    void postgres() {
        Optional<PostgresCluster> cluster = PostgresCluster.start("migration of PostgreSQL");
        assumeTrue(cluster.isPresent(), "PostgreSQL is missing");
        try (PostgresCluster running = cluster.orElseThrow()) {
            keepsKeys(new DriverManagerDataSource(running.url(), "osprey", ""));
        }
    }

    private static void keepsKeys(DataSource source) {
        Flyway.configure().dataSource(source).target("1").load().migrate();
        JdbcClient database = JdbcClient.create(source);
        for (String name : List.of("key1", "key2", "laptop")) {
            database.sql("insert into api_key (name, hash, created_at) values (?, ?, ?)")
                    .params(name, KeyHash.of("secret of " + name), MADE)
                    .update();
        }
        List<Resource> resources = migrated(source);

        Resource.Key key1 = new Resource.Key(KeySlot.KEY1, KeyHash.of("secret of key1"), MADE.toInstant());
        Resource.Key key2 = new Resource.Key(KeySlot.KEY2, KeyHash.of("secret of key2"), MADE.toInstant());
        Resource.Key laptop = new Resource.Key(KeySlot.KEY1, KeyHash.of("secret of laptop"), MADE.toInstant());
        assertThat(resources)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .containsExactly(
                        new Resource(0, "default", "UNLIMITED", MADE.toInstant(), List.of(key1, key2)),
                        new Resource(0, "laptop", "UNLIMITED", MADE.toInstant(), List.of(laptop)));
    }

    private static void keepsNothingWhereNothingWas(DataSource source) {
        assertThat(migrated(source)).isEmpty();
    }

    private static List<Resource> migrated(DataSource source) {
        Flyway.configure().dataSource(source).load().migrate();
        return new ResourceStore(
                        JdbcClient.create(source),
                        TransactionOperations.withoutTransaction(),
                        Clock.systemUTC(),
                        new SecureRandom())
                .all();
    }
}
