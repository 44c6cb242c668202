package io.osprey.server.custom;

import io.osprey.server.custom.JobStore.Job;
import io.osprey.server.custom.JobStore.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on jobs: so many trainings at a time, and one evaluation beside them. What waits is in the database, so it outlives the
 * process; what runs when the process is ended is begun again by the next, or by another server. Thread-safe.
 */
public final class JobQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);

    /** How often this process says that it is alive. */
    public static final long ALIVE_EVERY_SECONDS = 10;

    private static final Duration ALIVE_FOR = Duration.ofSeconds(4 * ALIVE_EVERY_SECONDS);
    private static final long LOOK_EVERY_MILLIS = 2000;
    private static final Duration LONGEST_END = Duration.ofSeconds(20);

    private final JobStore store;
    private final JobRunner runner;
    private final BooleanSupplier ready;
    private final Clock clock;
    private final Set<Job> running = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private boolean closed;

    /** Does a job, and writes down what came of it. */
    public interface JobRunner {
        /**
         * Does it.
         *
         * @param closing whether this process ends; the job is to be left then
         * @return whether the job has come to its end; otherwise it is given back
         */
        boolean run(Job job, BooleanSupplier closing);

        /** Puts right what processes have left behind that are no more. */
        void recover();
    }

    /**
     * Begins.
     *
     * @param trainings at a time
     * @param ready whether jobs can be worked on yet
     * @param alone whether no other process has the database: then all that was begun has been left behind
     */
    public JobQueue(
            JobStore store, JobRunner runner, int trainings, BooleanSupplier ready, Clock clock, boolean alone) {
        this.store = store;
        this.runner = runner;
        this.ready = ready;
        this.clock = clock;
        if (alone) {
            store.giveBackAll();
        }
        runner.recover();
        for (int i = 0; i < trainings; i++) {
            start(Kind.TRAINING);
        }
        start(Kind.EVALUATION);
    }

    private void start(Kind kind) {
        Thread thread = new Thread(() -> work(kind), "custom-" + kind.name().toLowerCase(Locale.ROOT));
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    /** Looks at the queue now: something was put there. */
    public synchronized void wake() {
        notifyAll();
    }

    private void work(Kind kind) {
        while (!isClosed()) {
            boolean worked = false;
            try {
                worked = ready.getAsBoolean() && workOnOne(kind);
            } catch (RuntimeException | Error fault) {
                // Whatever it is, the queue goes on: a thread that ends would leave jobs waiting for ever.
                LOG.error("the queue of custom models can't be worked on: {}", fault.toString());
            }
            if (!worked) {
                pause();
            }
        }
    }

    private boolean workOnOne(Kind kind) {
        var now = clock.instant();
        Optional<Job> job = store.claim(kind, now, now.plus(ALIVE_FOR));
        if (job.isEmpty()) {
            return false;
        }
        boolean ended = false;
        running.add(job.get());
        try {
            ended = runner.run(job.get(), this::isClosed);
        } finally {
            running.remove(job.get());
            if (!ended) {
                store.giveBack(job.get());
                runner.recover();
            }
        }
        return ended;
    }

    private synchronized void pause() {
        if (!closed) {
            try {
                wait(LOOK_EVERY_MILLIS);
            } catch (InterruptedException stopped) {
                closed = true;
            }
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Says that this process is alive, and puts right what others have left behind. Called every few seconds. */
    public void keepAlive() {
        for (Job job : running) {
            store.stayAlive(job, clock.instant().plus(ALIVE_FOR));
        }
        runner.recover();
    }

    /** Leaves what is running to the next process. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        long end = System.nanoTime() + LONGEST_END.toNanos();
        for (Thread thread : threads) {
            try {
                thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
