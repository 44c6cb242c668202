package io.osprey.server.limit;

import io.osprey.server.account.UsageStore;
import java.time.YearMonth;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Counts calls by month. Counts are kept in memory and written down by {@link #flush}, except where servers share a quota:
 * there each call is counted in the database. Thread-safe.
 */
public final class UsageMeter {
    private final UsageStore store;
    private final boolean shared;
    private final ConcurrentMap<Account, Counter> counters = new ConcurrentHashMap<>();

    /** @param shared whether other servers count in the same database, which then is PostgreSQL */
    public UsageMeter(UsageStore store, boolean shared) {
        this.store = store;
        this.shared = shared;
    }

    private record Account(long resourceId, YearMonth month) {}

    /**
     * Counts one call.
     *
     * @param callsPerMonth the quota; 0 for none
     * @return false when the quota is used up; then it isn't counted
     */
    public boolean take(long resourceId, YearMonth month, long callsPerMonth) {
        if (shared && callsPerMonth > 0) {
            return store.take(resourceId, month, callsPerMonth);
        }
        return counters.computeIfAbsent(new Account(resourceId, month), this::open)
                .take(callsPerMonth);
    }

    /** Where servers share the database, only what this one adds matters. */
    private Counter open(Account account) {
        return new Counter(shared ? 0 : store.calls(account.resourceId(), account.month()));
    }

    /** Writes down what was counted since; calls that can't be written are kept for the next time. */
    public void flush(YearMonth now) {
        counters.forEach((account, counter) -> {
            counter.flush(calls -> store.add(account.resourceId(), account.month(), calls));
            // The month before stays: a call may have begun in it.
            if (account.month().isBefore(now.minusMonths(1))) {
                counters.remove(account);
            }
        });
    }

    /** Calls so far, and how many of them are written down. */
    private static final class Counter {
        private final AtomicLong calls;
        private long written;

        Counter(long calls) {
            this.calls = new AtomicLong(calls);
            this.written = calls;
        }

        boolean take(long most) {
            if (most == 0) {
                calls.incrementAndGet();
                return true;
            }
            return calls.getAndUpdate(sofar -> sofar < most ? sofar + 1 : sofar) < most;
        }

        synchronized void flush(LongConsumer add) {
            long sofar = calls.get();
            if (sofar > written) {
                add.accept(sofar - written);
                written = sofar;
            }
        }
    }
}
