package io.osprey.client.core;

import java.time.Duration;
import java.time.Instant;

/** What a {@link Transport} knows of time: tests put a clock of their own here. */
interface TimeSource extends AutoCloseable {
    /** As {@link System#nanoTime()}. */
    long nanoTime();

    /** Wall clock, for dates in headers. */
    Instant now();

    /**
     * Runs a task once, later.
     *
     * @return takes it off the list again; does nothing when it ran
     */
    Runnable after(Duration delay, Runnable task);

    @Override
    void close();
}
