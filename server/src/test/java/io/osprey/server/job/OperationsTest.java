package io.osprey.server.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.osprey.server.PostgresCluster;
import io.osprey.server.TestServer.TurnableClock;
import io.osprey.server.job.Operation.State;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import io.osprey.server.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class OperationsTest {
    private static final String KIND = "read";
    private static final String STOPPED = "{\"code\":\"InternalServerError\",\"message\":"
            + "\"The server was stopped before the operation ended. Please send the file again.\"}";

    private final TurnableClock clock = new TurnableClock();
    private JdbcClient database;

    @BeforeEach
    void open() {
        DriverManagerDataSource source =
                new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(source).load().migrate();
        database = JdbcClient.create(source);
        clock.stop(Instant.parse("2026-11-21T10:00:00Z"));
    }

    private Operations server(boolean alone, int queue) {
        return new Operations(
                new OperationStore(database, UUID.randomUUID()), clock, UUID::randomUUID, 1, queue, 2, alone);
    }

    private record Job(Supplier<String> result, CountDownLatch ended) implements Operations.Work {
        Job(Supplier<String> result) {
            this(result, new CountDownLatch(1));
        }

        @Override
        public String run() {
            return result.get();
        }

        @Override
        public Operations.Failure failure(Problem problem) {
            return new Operations.Failure(problem.kind().name(), problem.detail());
        }

        @Override
        public void end() {
            ended.countDown();
        }

        void await() throws InterruptedException {
            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void keepsWhatCameOfAnOperationForTwoDays() throws Exception {
        try (Operations operations = server(true, 1)) {
            Job job = new Job(() -> "{\"text\":\"häß\"}");
            UUID id = operations.begin(KIND, 7, job);
            job.await();
            Operation operation = operations.find(id.toString(), KIND, 7).orElseThrow();
            assertThat(operation.state()).isEqualTo(State.SUCCEEDED);
            assertThat(operation.result()).contains("{\"text\":\"häß\"}");
            assertThat(operation.createdAt()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
            assertThat(operations.find(id.toString(), KIND, 8)).isEmpty();
            assertThat(operations.find(id.toString(), "other", 7)).isEmpty();
            assertThat(operations.find("x", KIND, 7)).isEmpty();

            clock.turn(Duration.ofHours(48).minusSeconds(1));
            operations.removeExpired();
            assertThat(operations.find(id.toString(), KIND, 7)).isPresent();
            clock.turn(Duration.ofHours(48).plusSeconds(1));
            assertThat(operations.find(id.toString(), KIND, 7)).isEmpty();
            operations.removeExpired();
            assertThat(database.sql("select count(*) from operation")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void saysWhyOneFailed() throws Exception {
        try (Operations operations = server(true, 1)) {
            Job refused = new Job(() -> {
                throw new Problem(Kind.DOCUMENT, "Page 2 is damaged.").toException();
            });
            UUID id = operations.begin(KIND, 7, refused);
            refused.await();
            Operation operation = operations.find(id.toString(), KIND, 7).orElseThrow();
            assertThat(operation.state()).isEqualTo(State.FAILED);
            assertThat(operation.result()).contains("{\"code\":\"DOCUMENT\",\"message\":\"Page 2 is damaged.\"}");

            Job fault = new Job(() -> {
                throw new IllegalStateException("secret");
            });
            UUID other = operations.begin(KIND, 7, fault);
            fault.await();
            assertThat(operations.find(other.toString(), KIND, 7).orElseThrow().result())
                    .contains("{\"code\":\"FAILED_TO_PROCESS\",\"message\":\"\"}");
        }
    }

    @Test
    void takesNoMoreThanItCanHold() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (Operations operations = server(true, 1)) {
            Job running = new Job(() -> {
                try {
                    go.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                return "1";
            });
            UUID first = operations.begin(KIND, 7, running);
            Job waiting = new Job(() -> "2");
            operations.begin(KIND, 7, waiting);
            Job tooMany = new Job(() -> "3");
            assertThatThrownBy(() -> {
                        // the first may still be on its way from the queue to its thread
                        operations.begin(KIND, 7, tooMany);
                        operations.begin(KIND, 7, new Job(() -> "4"));
                    })
                    .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.problem())
                            .isEqualTo(new Problem(Kind.OVERLOADED, "2")));
            go.countDown();
            running.await();
            waiting.await();
            assertThat(operations.find(first.toString(), KIND, 7).orElseThrow().state())
                    .isEqualTo(State.SUCCEEDED);
        }
    }

    @Test
    void failsWhatAStoppedServerLeftBehind() {
        UUID id = UUID.randomUUID();
        new OperationStore(database, UUID.randomUUID())
                .create(id, KIND, 7, clock.instant(), clock.instant().plusSeconds(40));
        try (Operations restarted = server(true, 1)) {
            Operation operation = restarted.find(id.toString(), KIND, 7).orElseThrow();
            assertThat(operation.state()).isEqualTo(State.FAILED);
            assertThat(operation.result()).contains(STOPPED);
        }
    }

    @Test
    void leavesAloneWhatAnotherServerWorksOn() {
        UUID id = UUID.randomUUID();
        OperationStore other = new OperationStore(database, UUID.randomUUID());
        other.create(id, KIND, 7, clock.instant(), clock.instant().plusSeconds(40));
        try (Operations operations = server(false, 1)) {
            clock.turn(Duration.ofSeconds(39));
            operations.keepAlive();
            assertThat(operations.find(id.toString(), KIND, 7).orElseThrow().state())
                    .isEqualTo(State.NOT_STARTED);
            other.stayAlive(clock.instant().plusSeconds(40));
            clock.turn(Duration.ofSeconds(60));
            operations.keepAlive();
            assertThat(operations.find(id.toString(), KIND, 7).orElseThrow().state())
                    .isEqualTo(State.NOT_STARTED);
            clock.turn(Duration.ofSeconds(100));
            operations.keepAlive();
            assertThat(operations.find(id.toString(), KIND, 7).orElseThrow().result())
                    .isEqualTo(Optional.of(STOPPED));
        }
    }

    @Test
    void postgresKeepsOperationsToo() throws Exception {
        Optional<PostgresCluster> cluster = PostgresCluster.start("operations in PostgreSQL");
        assumeTrue(cluster.isPresent(), "PostgreSQL is missing");
        try (PostgresCluster running = cluster.orElseThrow()) {
            DriverManagerDataSource source = new DriverManagerDataSource(running.url(), "osprey", "");
            Flyway.configure().dataSource(source).load().migrate();
            database = JdbcClient.create(source);
            keepsWhatCameOfAnOperationForTwoDays();
            clock.turn(Duration.ZERO);
            leavesAloneWhatAnotherServerWorksOn();
        }
    }
}
