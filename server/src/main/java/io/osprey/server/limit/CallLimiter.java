package io.osprey.server.limit;

import io.osprey.server.account.Tier;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides on calls by the tier of their resource: first which API, then the rate, then the month's quota. A call that is
 * refused counts towards none of those behind. Thread-safe.
 */
public final class CallLimiter {
    private static final Logger LOG = LoggerFactory.getLogger(CallLimiter.class);
    private static final Verdict ALLOWED = new Verdict.Allowed();
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Rates rates;
    private final UsageMeter usage;
    private final Clock clock;
    private final long retryAfterSeconds;
    private final AtomicLong lastWarningNanos = new AtomicLong(System.nanoTime() - QUIET_NANOS);

    /** @param retryAfterSeconds what callers are told when the database that counts can't be reached */
    public CallLimiter(Rates rates, UsageMeter usage, Clock clock, long retryAfterSeconds) {
        this.rates = rates;
        this.usage = usage;
        this.clock = clock;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /**
     * Decides on one call, and counts it.
     *
     * @param api first part of the path, lower case
     * @throws io.osprey.server.problem.ProblemException {@code OVERLOADED} when calls can't be counted: a limit that is
     *     not looked at would be none
     */
    public Verdict take(long resourceId, Tier tier, String api) {
        if (!tier.allows(api)) {
            return new Verdict.NotInTier();
        }
        try {
            if (tier.rateCalls() > 0) {
                long waitNanos = rates.take(resourceId, tier);
                if (waitNanos > 0) {
                    return new Verdict.TooFast(ceilDiv(waitNanos, TimeUnit.SECONDS.toNanos(1)));
                }
            }
            Instant now = clock.instant();
            YearMonth month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
            return usage.take(resourceId, month, tier.callsPerMonth())
                    ? ALLOWED
                    : new Verdict.OutOfQuota(secondsToNextMonth(now, month));
        } catch (RuntimeException uncounted) {
            warn(uncounted);
            throw new Problem(Kind.OVERLOADED, Long.toString(retryAfterSeconds)).toException();
        }
    }

    /** Removes what the rates keep and need no longer. */
    public void removeExpired() {
        rates.removeExpired();
    }

    private void warn(RuntimeException uncounted) {
        long last = lastWarningNanos.get();
        long now = System.nanoTime();
        if (now - last >= QUIET_NANOS && lastWarningNanos.compareAndSet(last, now)) {
            LOG.warn("calls can't be counted and are refused: {}", uncounted.toString());
        }
    }

    static long secondsToNextMonth(Instant now, YearMonth month) {
        Instant next = month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return ceilDiv(Duration.between(now, next).toMillis(), 1000);
    }

    /** At least 1. */
    private static long ceilDiv(long dividend, long divisor) {
        return Math.max(1, (dividend + divisor - 1) / divisor);
    }
}
