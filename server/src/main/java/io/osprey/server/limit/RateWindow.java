package io.osprey.server.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.osprey.server.account.Tier;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** A tier's rate in the terms of bucket4j: all calls of a period are given at once at its start, as the service did. */
final class RateWindow {
    private RateWindow() {}

    static Bandwidth of(Tier tier) {
        return Bandwidth.builder()
                .capacity(tier.rateCalls())
                .refillIntervally(tier.rateCalls(), tier.ratePeriod())
                .build();
    }

    /** See {@link Rates#take}. */
    static long nanosToWait(ConsumptionProbe probe) {
        return probe.isConsumed() ? 0 : Math.max(1, probe.getNanosToWaitForRefill());
    }

    static TimeMeter meter(Clock clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }
}
