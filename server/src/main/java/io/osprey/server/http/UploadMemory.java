package io.osprey.server.http;

import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import java.util.concurrent.atomic.AtomicLong;

/** The memory that all uploads together may take. Thread-safe. */
public final class UploadMemory {
    private final AtomicLong freeBytes;
    private final Problem overload;

    /**
     * @param bytes in all
     * @param retryAfterSeconds what callers are told when there is none left
     */
    public UploadMemory(long bytes, long retryAfterSeconds) {
        this.freeBytes = new AtomicLong(bytes);
        this.overload = new Problem(Kind.OVERLOADED, Long.toString(retryAfterSeconds));
    }

    /** Begins an upload that takes nothing yet. */
    public Share open() {
        return new Share();
    }

    long freeBytes() {
        return freeBytes.get();
    }

    /** What one upload takes; closing gives it back. Belongs to one thread. */
    public final class Share implements AutoCloseable {
        private long taken;

        /**
         * Takes more.
         *
         * @throws io.osprey.server.problem.ProblemException {@code OVERLOADED} when there isn't as much left
         */
        public void take(long bytes) {
            if (freeBytes.addAndGet(-bytes) < 0) {
                freeBytes.addAndGet(bytes);
                throw overload.toException();
            }
            taken += bytes;
        }

        @Override
        public void close() {
            freeBytes.addAndGet(taken);
            taken = 0;
        }
    }
}
