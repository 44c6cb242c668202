package io.osprey.engine.custom;

import io.osprey.engine.custom.TrainingMonitor.Stage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The threads of one training. Answers come in the order of the tasks, whichever ends first. While it waits, it asks whether the
 * training is still wanted; closing waits for the tasks under way.
 */
final class TrainingWorkers implements AutoCloseable {
    private static final long ASK_MILLIS = 100;

    private final ExecutorService threads;
    private final InstantSource clock;
    private final Instant end;
    private final TrainingMonitor monitor;

    TrainingWorkers(int threads, InstantSource clock, Instant end, TrainingMonitor monitor) {
        this.threads = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "osprey-training");
            thread.setDaemon(true);
            return thread;
        });
        this.clock = clock;
        this.end = end;
        this.monitor = monitor;
    }

    /** Without a time budget. */
    static TrainingWorkers unhurried(int threads, TrainingMonitor monitor) {
        return new TrainingWorkers(threads, InstantSource.system(), Instant.MAX, monitor);
    }

    /** Applies a function to each item; {@code hurried} as in {@link #run}. */
    <T, R> List<R> map(Stage stage, List<T> items, Function<T, R> function, boolean hurried) {
        List<Callable<R>> tasks = new ArrayList<>();
        items.forEach(item -> tasks.add(() -> function.apply(item)));
        return run(stage, tasks, hurried);
    }

    /**
     * Runs tasks.
     *
     * @param hurried whether the time budget counts
     * @throws TrainingException when it counts and ends before the tasks do
     * @throws CancellationException when the training is no longer wanted
     */
    <T> List<T> run(Stage stage, List<Callable<T>> tasks, boolean hurried) {
        return gather(stage, tasks, hurried)
                .orElseThrow(() -> new TrainingException(
                        TrainingException.Reason.NOT_ENOUGH_BUDGET,
                        "the time budget ended while the pictures were looked at"));
    }

    /** As {@link #run}, but empty when the time budget ends before the tasks do. */
    <T> Optional<List<T>> tryRun(Stage stage, List<Callable<T>> tasks) {
        return gather(stage, tasks, true);
    }

    private <T> Optional<List<T>> gather(Stage stage, List<Callable<T>> tasks, boolean hurried) {
        List<Future<T>> futures = new ArrayList<>();
        boolean done = false;
        try {
            monitor.progress(stage, 0, tasks.size());
            tasks.forEach(task -> futures.add(threads.submit(task)));
            List<T> results = new ArrayList<>();
            while (results.size() < tasks.size()) {
                if (monitor.isCancelled() || Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("the training was cancelled");
                }
                if (hurried && !clock.instant().isBefore(end)) {
                    return Optional.empty();
                }
                try {
                    results.add(futures.get(results.size()).get(ASK_MILLIS, TimeUnit.MILLISECONDS));
                    monitor.progress(stage, results.size(), tasks.size());
                } catch (TimeoutException stillWorking) {
                    // Asks again whether the training is wanted.
                }
            }
            done = true;
            return Optional.of(results);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the training was cancelled");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (!done) {
                futures.forEach(future -> future.cancel(false));
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
