package io.osprey.server.job;

import io.osprey.server.job.Operation.State;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import io.osprey.server.problem.ProblemException;
import io.osprey.server.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins operations, works on them on a fixed number of threads, and knows what came of them for 48 hours. What they work on is held
 * in memory until they end, and nowhere else: an operation that a stopped server leaves behind has failed. Thread-safe.
 */
public final class Operations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Operations.class);
    /** How long answers are kept, as the service keeps them. */
    static final Duration KEPT = Duration.ofHours(48);
    /** How often this process says that it is alive. */
    public static final long ALIVE_EVERY_SECONDS = 10;

    private static final Duration ALIVE_FOR = Duration.ofSeconds(4 * ALIVE_EVERY_SECONDS);
    private static final Duration LONGEST_END = Duration.ofSeconds(20);

    private static final String STOPPED = failure(
            "InternalServerError", "The server was stopped before the operation ended. Please send the file again.");

    private final OperationStore store;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final long retryAfterSeconds;
    private final ThreadPoolExecutor pool;

    /**
     * Begins.
     *
     * @param alone whether no other process has the database: then all that isn't ended has been left behind
     */
    public Operations(
            OperationStore store,
            Clock clock,
            Supplier<UUID> ids,
            int threads,
            int queue,
            long retryAfterSeconds,
            boolean alone) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        this.retryAfterSeconds = retryAfterSeconds;
        this.pool =
                new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), task -> {
                    Thread thread = new Thread(task, "operation");
                    thread.setDaemon(true);
                    return thread;
                });
        Instant now = clock.instant();
        int left = store.failAbandoned(alone ? now.plus(KEPT) : now, STOPPED, now);
        if (left > 0) {
            LOG.warn("{} operations were cut off by the end of a server and have failed", left);
        }
    }

    /** What an operation does. */
    public interface Work {
        /** The JSON of what came of it. */
        String run();

        /** How its API prints why it failed. */
        Failure failure(Problem problem);

        /** Called once at the end, whatever happened: gives back what the operation held. */
        void end();
    }

    /** Why an operation failed, as JSON prints it. */
    public record Failure(String code, String message) {}

    /**
     * Begins an operation.
     *
     * @return its id
     * @throws ProblemException {@code OVERLOADED} when too many wait; the work's end is called then, too
     */
    public UUID begin(String kind, long resourceId, Work work) {
        UUID id = ids.get();
        boolean taken = false;
        try {
            Instant now = clock.instant();
            store.create(id, kind, resourceId, now, now.plus(ALIVE_FOR));
            pool.execute(() -> work(id, work));
            taken = true;
            return id;
        } catch (RejectedExecutionException full) {
            store.remove(id);
            throw new Problem(Kind.OVERLOADED, Long.toString(retryAfterSeconds)).toException();
        } finally {
            if (!taken) {
                work.end();
            }
        }
    }

    private void work(UUID id, Work work) {
        try {
            store.update(id, State.RUNNING, Optional.empty(), clock.instant());
            end(id, work);
        } catch (RuntimeException lost) {
            // The database is away: the operation stops being said to be alive when it is not running any more.
            LOG.error("the state of an operation can't be written", lost);
        } finally {
            work.end();
        }
    }

    private void end(UUID id, Work work) {
        try {
            String result = work.run();
            store.update(id, State.SUCCEEDED, Optional.of(result), clock.instant());
        } catch (ProblemException refused) {
            fail(id, work.failure(refused.problem()));
        } catch (CancellationException stopped) {
            store.update(id, State.FAILED, Optional.of(STOPPED), clock.instant());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError fault) {
            LOG.error("operation {} failed", id, fault);
            fail(id, work.failure(Problem.of(Kind.FAILED_TO_PROCESS)));
        }
    }

    private void fail(UUID id, Failure failure) {
        store.update(id, State.FAILED, Optional.of(failure(failure.code(), failure.message())), clock.instant());
    }

    private static String failure(String code, String message) {
        return new String(WireJson.write(new Failure(code, message)), StandardCharsets.UTF_8);
    }

    /**
     * An operation as it stands.
     *
     * @param kind which API asks
     * @param resourceId whose key asks
     * @return empty when there is none of that id, it is of another kind, another resource began it, or that was too long ago
     */
    public Optional<Operation> find(String id, String kind, long resourceId) {
        return uuid(id).flatMap(parsed -> store.find(parsed, kind, resourceId))
                .filter(operation -> operation.createdAt().plus(KEPT).isAfter(clock.instant()));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equalsIgnoreCase(text));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    /** Says that this process is alive, and ends what other processes have left behind. Called every few seconds. */
    public void keepAlive() {
        Instant now = clock.instant();
        store.stayAlive(now.plus(ALIVE_FOR));
        store.failAbandoned(now, STOPPED, now);
    }

    /** Removes operations that are kept no longer. */
    public void removeExpired() {
        store.removeBefore(clock.instant().minus(KEPT));
    }

    /** Lets what is running end, for a while; what waits fails at the next start. */
    @Override
    public void close() {
        pool.shutdown();
        pool.getQueue().clear();
        try {
            if (!pool.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
