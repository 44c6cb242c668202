package io.osprey.server.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.osprey.server.account.Tier;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Rates of one server, in its memory: a restart begins them anew. Thread-safe. */
public final class LocalRates implements Rates {
    private final TimeMeter meter;
    private final ConcurrentMap<Long, Limited> buckets = new ConcurrentHashMap<>();

    public LocalRates(Clock clock) {
        this.meter = RateWindow.meter(clock);
    }

    /** A bucket and the rate that it was made for. */
    private record Limited(Bandwidth rate, Bucket bucket) {}

    @Override
    public long take(long resourceId, Tier tier) {
        Bandwidth rate = RateWindow.of(tier);
        Limited limited = buckets.get(resourceId);
        if (limited == null || !limited.rate().equals(rate)) {
            limited = buckets.compute(
                    resourceId,
                    (id, there) ->
                            there != null && there.rate().equals(rate) ? there : new Limited(rate, bucket(rate)));
        }
        return RateWindow.nanosToWait(limited.bucket().tryConsumeAndReturnRemaining(1));
    }

    private Bucket bucket(Bandwidth rate) {
        return Bucket.builder().addLimit(rate).withCustomTimePrecision(meter).build();
    }
}
