package io.osprey.server.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.osprey.engine.custom.BoxUnits;
import io.osprey.engine.custom.Performance;
import io.osprey.server.PostgresCluster;
import io.osprey.server.TestServer.TurnableClock;
import io.osprey.server.custom.Dataset.Authentication;
import io.osprey.server.custom.Dataset.Authentication.Scheme;
import io.osprey.server.custom.JobStore.Job;
import io.osprey.server.custom.JobStore.Kind;
import io.osprey.server.custom.ModelEntry.Order;
import io.osprey.server.custom.ModelEntry.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The queue in the database: what one server holds, no other takes; what a server leaves behind is taken up. */
class JobQueueTest {
    private static final Order ORDER = new Order("Generic-Classifier", "set", 1, Optional.empty());
    private static final Performance PERFORMANCE =
            new Performance(1, 1, 1, 1, 0, List.of(new Performance.TagPerformance("a", 1, 1, 1)));

    private final TurnableClock clock = new TurnableClock();
    private DataSource source;

    @BeforeEach
    void open() {
        use(new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"));
    }

    private void use(DataSource database) {
        source = database;
        Flyway.configure().dataSource(source).load().migrate();
        clock.stop(Instant.parse("2026-11-21T10:00:00Z"));
        clock.turn(Duration.ZERO);
    }

    /** What one server has. */
    private final class Server {
        final JobStore jobs = new JobStore(JdbcClient.create(source), UUID.randomUUID());
        final ModelStore models = new ModelStore(
                JdbcClient.create(source), new TransactionTemplate(new JdbcTransactionManager(source)), jobs, clock);

        Optional<Job> claim() {
            Instant now = clock.instant();
            return jobs.claim(Kind.TRAINING, now, now.plusSeconds(40));
        }

        Status status(String name) {
            return models.find(7, name).orElseThrow().status();
        }
    }

    @Test
    void aJobIsOneServersUntilItIsNotHeardOf() {
        Server one = new Server();
        Server other = new Server();
        one.models.create(7, "a", ORDER);
        one.models.create(8, "a", ORDER);
        assertThat(one.models.create(7, "a", ORDER)).isEmpty();
        assertThat(one.jobs.all()).hasSize(2);

        Job first = one.claim().orElseThrow();
        assertThat(one.models.begin(first.subjectId())).isTrue();
        one.jobs.progress(first, "looking 3 of 9");
        Job second = other.claim().orElseThrow();
        assertThat(second.subjectId()).isNotEqualTo(first.subjectId());
        assertThat(other.claim()).isEmpty();
        assertThat(one.jobs.all().get(0).progress()).contains("looking 3 of 9");

        clock.turn(Duration.ofSeconds(30));
        one.jobs.stayAlive(first, clock.instant().plusSeconds(40));
        clock.turn(Duration.ofSeconds(60));
        other.models.recover();
        assertThat(other.status("a")).isEqualTo(Status.TRAINING);
        clock.turn(Duration.ofSeconds(71));
        // The first server is not heard of any more: what it began waits again.
        other.models.recover();
        assertThat(other.status("a")).isEqualTo(Status.NOT_STARTED);
        Job again = other.claim().orElseThrow();
        assertThat(again.subjectId()).isEqualTo(first.subjectId());
        assertThat(again.attempts()).isEqualTo(2);
        assertThat(other.models.begin(again.subjectId())).isTrue();

        // It comes back, too late: its result is not taken.
        one.models.succeed(first, "file of one", PERFORMANCE, 1);
        assertThat(one.status("a")).isEqualTo(Status.TRAINING);
        other.models.succeed(again, "file of other", PERFORMANCE, 1);
        assertThat(one.models.file(7, "a")).contains("file of other");
        assertThat(one.models.file(8, "a")).isEmpty();
        assertThat(one.models.find(7, "a").orElseThrow().performance()).contains(PERFORMANCE);
    }

    @Test
    void whatIsCancelledIsSoWhoeverWorkedOnIt() {
        Server one = new Server();
        ModelEntry waiting = one.models.create(7, "waiting", ORDER).orElseThrow();
        assertThat(one.models.cancel(waiting)).isTrue();
        assertThat(one.status("waiting")).isEqualTo(Status.CANCELLED);
        assertThat(one.jobs.all()).isEmpty();

        ModelEntry running = one.models.create(7, "running", ORDER).orElseThrow();
        Job job = one.claim().orElseThrow();
        one.models.begin(job.subjectId());
        assertThat(one.models.delete(running)).isFalse();
        assertThat(one.models.cancel(running)).isTrue();
        assertThat(one.status("running")).isEqualTo(Status.CANCELLING);
        assertThat(one.models.isUnwanted(running.id())).isTrue();
        // Ready a moment too late.
        one.models.succeed(job, "file", PERFORMANCE, 1);
        assertThat(one.status("running")).isEqualTo(Status.CANCELLED);
        assertThat(one.models.cancel(running)).isFalse();
        assertThat(one.models.file(7, "running")).isEmpty();

        ModelEntry lost = one.models.create(7, "lost", ORDER).orElseThrow();
        one.models.begin(one.claim().orElseThrow().subjectId());
        one.models.cancel(lost);
        clock.turn(Duration.ofSeconds(41));
        new Server().models.recover();
        assertThat(one.status("lost")).isEqualTo(Status.CANCELLED);
        assertThat(one.jobs.all()).isEmpty();
        assertThat(one.models.delete(lost)).isTrue();
    }

    @Test
    void evaluationsGoWithTheirModel() {
        Server one = new Server();
        ModelEntry model = one.models.create(7, "a", ORDER).orElseThrow();
        Job job = one.claim().orElseThrow();
        one.models.begin(job.subjectId());
        one.models.fail(job, JobFailure.of("unknown", "It failed."));
        assertThat(one.models.find(7, "a").orElseThrow().error()).contains(JobFailure.of("unknown", "It failed."));
        EvaluationStore evaluations = new EvaluationStore(
                JdbcClient.create(source),
                new TransactionTemplate(new JdbcTransactionManager(source)),
                one.jobs,
                clock);
        EvaluationEntry evaluation = evaluations.create(model.id(), "e", "set").orElseThrow();
        assertThat(one.jobs.all())
                .extracting(JobStore.Shown::kind, JobStore.Shown::subject)
                .containsExactly(tuple(Kind.EVALUATION, "a/e"));
        assertThat(evaluations.delete(evaluation)).isFalse();
        assertThat(one.models.delete(model)).isTrue();
        assertThat(evaluations.find(evaluation.id())).isEmpty();
        assertThat(one.jobs.all()).isEmpty();
    }

    @Test
    void dataSetsAreKeptAndChangedByWhoSawThem() {
        DatasetStore datasets = new DatasetStore(JdbcClient.create(source), clock, UUID::randomUUID);
        DatasetStore.Given given = new DatasetStore.Given(
                Dataset.Kind.OLD_CLASSIFICATION,
                List.of("https://a.test/1", "https://a.test/2"),
                Map.of("owner", "me"),
                new Authentication(Scheme.SAS, Optional.of("sig=secret")));
        Dataset made = datasets.create(7, "a", given).orElseThrow();
        assertThat(datasets.create(7, "a", given)).isEmpty();
        assertThat(datasets.find(8, "a")).isEmpty();
        assertThat(made.uris()).isEqualTo(given.uris());
        assertThat(made.properties()).isEqualTo(given.properties());
        assertThat(made.authentication()).isEqualTo(given.authentication());
        assertThat(made.toString()).doesNotContain("secret");
        assertThat(made.facts()).isEmpty();

        datasets.learn(made, new Dataset.Facts(BoxUnits.ABSOLUTE, 9, 3));
        Dataset learned = datasets.find(7, "a").orElseThrow();
        assertThat(learned.facts()).contains(new Dataset.Facts(BoxUnits.ABSOLUTE, 9, 3));
        assertThat(learned.eTag()).isEqualTo(made.eTag());

        Dataset changed = datasets.update(made, given).orElseThrow();
        assertThat(changed.facts()).isEmpty();
        assertThat(datasets.update(made, given)).isEmpty();
        datasets.learn(made, new Dataset.Facts(BoxUnits.NONE, 1, 1));
        assertThat(datasets.find(7, "a").orElseThrow().facts()).isEmpty();
        assertThat(datasets.list(7, 0, 10)).isEqualTo(new Page<>(List.of(changed), true));
        assertThat(datasets.delete(made)).isFalse();
        assertThat(datasets.delete(changed)).isTrue();
    }

    /** Ends at the third time that it is begun. */
    private static final class Flaky implements JobQueue.JobRunner {
        final CountDownLatch ended = new CountDownLatch(1);
        final AtomicBoolean stopped = new AtomicBoolean();
        int attempts;

        @Override
        public boolean run(Job job, BooleanSupplier closing) {
            attempts++;
            if (attempts == 1) {
                throw new IllegalStateException("a fault");
            }
            if (attempts == 2) {
                return false;
            }
            ended.countDown();
            while (!closing.getAsBoolean()) {
                Thread.onSpinWait();
            }
            stopped.set(true);
            return false;
        }

        @Override
        public void recover() {}
    }

    @Test
    void noJobIsLost() throws InterruptedException {
        Server one = new Server();
        one.models.create(7, "a", ORDER);
        Flaky runner = new Flaky();
        try (JobQueue queue = new JobQueue(one.jobs, runner, 1, () -> true, clock, true)) {
            queue.wake();
            assertThat(runner.ended.await(60, TimeUnit.SECONDS)).isTrue();
            queue.keepAlive();
        }
        assertThat(runner.stopped).isTrue();
        // It is given back, and not counted as begun.
        Job next = new Server().claim().orElseThrow();
        assertThat(next.attempts()).isEqualTo(1);
    }

    @Test
    void postgresKeepsTheQueueToo() {
        Optional<PostgresCluster> cluster = PostgresCluster.start("jobs of custom models in PostgreSQL");
        assumeTrue(cluster.isPresent(), "PostgreSQL is missing");
        try (PostgresCluster running = cluster.orElseThrow()) {
            use(new DriverManagerDataSource(running.url(), "osprey", ""));
            aJobIsOneServersUntilItIsNotHeardOf();
            JdbcClient.create(source).sql("delete from custom_model").update();
            JdbcClient.create(source).sql("delete from custom_job").update();
            clock.turn(Duration.ZERO);
            whatIsCancelledIsSoWhoeverWorkedOnIt();
            clock.turn(Duration.ZERO);
            JdbcClient.create(source).sql("delete from custom_model").update();
            evaluationsGoWithTheirModel();
            dataSetsAreKeptAndChangedByWhoSawThem();
        }
    }
}
