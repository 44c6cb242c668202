package io.osprey.server;

import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done again and again beside the calls, on one thread. A chore that fails is tried again the next time. */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final long LONGEST_WAIT_SECONDS = 10;

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, work -> {
        Thread made = new Thread(work, "housekeeping");
        made.setDaemon(true);
        return made;
    });
    private final Chore last;

    /** @param failure what is logged when it fails */
    record Chore(String failure, long everySeconds, Runnable work) {}

    /**
     * Begins.
     *
     * @param last a chore that is done once more at the end
     */
    Housekeeping(Chore last, List<Chore> others) {
        this.last = last;
        schedule(last);
        others.forEach(this::schedule);
    }

    private void schedule(Chore chore) {
        thread.scheduleWithFixedDelay(
                () -> attempt(chore), chore.everySeconds(), chore.everySeconds(), TimeUnit.SECONDS);
    }

    private static void attempt(Chore chore) {
        try {
            chore.work().run();
        } catch (RuntimeException failed) {
            LOG.warn("{}: {}", chore.failure(), failed.toString());
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        attempt(last);
    }
}
