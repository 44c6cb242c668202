package io.osprey.server.custom;

import io.osprey.engine.custom.TrainingMonitor;
import io.osprey.server.custom.JobStore.Job;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Tells the database and the log how far a job is, and asks whether it is still wanted. Belongs to one thread. */
final class JobMonitor implements TrainingMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(JobMonitor.class);
    private static final long ASK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOG_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Job job;
    private final String name;
    private final JobStore jobs;
    private final BooleanSupplier unwanted;
    private final BooleanSupplier closing;
    private long loggedNanos = System.nanoTime();
    private String text = "";
    private String written = "";
    private long askedNanos = System.nanoTime() - ASK_NANOS;
    private boolean cancelled;

    /**
     * @param name for the log
     * @param unwanted asked about once a second; true for good
     * @param closing whether this process ends
     */
    JobMonitor(Job job, String name, JobStore jobs, BooleanSupplier unwanted, BooleanSupplier closing) {
        this.job = job;
        this.name = name;
        this.jobs = jobs;
        this.unwanted = unwanted;
        this.closing = closing;
    }

    @Override
    public void progress(Stage now, int done, int total) {
        text = now.name().toLowerCase(Locale.ROOT) + " " + done + " of " + total;
        long at = System.nanoTime();
        if (at - loggedNanos >= LOG_NANOS) {
            loggedNanos = at;
            LOG.info("{}: {}", name, text);
        }
    }

    @Override
    public boolean isCancelled() {
        long now = System.nanoTime();
        if (!cancelled && now - askedNanos >= ASK_NANOS) {
            askedNanos = now;
            try {
                if (!text.equals(written)) {
                    jobs.progress(job, text);
                    written = text;
                }
                cancelled = unwanted.getAsBoolean();
            } catch (DataAccessException away) {
                // The work is not lost because the database is away for a moment.
                LOG.warn("{}: the database can't be asked: {}", name, away.toString());
            }
        }
        return cancelled || closing.getAsBoolean();
    }
}
