package io.osprey.client.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that passes only when a test says so. */
final class ManualTime implements TimeSource {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private final List<Task> tasks = new ArrayList<>();
    private long nanos;

    private record Task(long at, Runnable run) {}

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public Instant now() {
        return START.plusNanos(nanos);
    }

    @Override
    public Runnable after(Duration delay, Runnable run) {
        Task task = new Task(nanos + delay.toNanos(), run);
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    /** Runs what falls due, in order. */
    void advance(Duration by) {
        long end = nanos + by.toNanos();
        Task next = next();
        while (next != null && next.at() <= end) {
            tasks.remove(next);
            nanos = Math.max(nanos, next.at());
            next.run().run();
            next = next();
        }
        nanos = end;
    }

    /** How long until the next task; null when there is none. */
    Duration untilNext() {
        Task next = next();
        return next == null ? null : Duration.ofNanos(next.at() - nanos);
    }

    int waiting() {
        return tasks.size();
    }

    private Task next() {
        return tasks.stream().min(Comparator.comparingLong(Task::at)).orElse(null);
    }

    @Override
    public void close() {
        tasks.clear();
    }
}
