package io.osprey.server.limit;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import io.osprey.server.account.Tier;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.sql.DataSource;

/**
 * Rates that all servers on one PostgreSQL database share. Calls that one server takes at the same time go to the database
 * together. The servers' clocks should agree. Thread-safe.
 */
public final class SharedRates implements Rates {
    private static final Duration KEPT_WHEN_FULL = Duration.ofMinutes(1);
    private static final int MOST_REMOVED_AT_ONCE = 1000;

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> manager;
    private final ConcurrentMap<String, BucketProxy> buckets = new ConcurrentHashMap<>();

    public SharedRates(DataSource database, Clock clock) {
        this.manager = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("rate_bucket")
                .idColumn("id")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .clientClock(RateWindow.meter(clock))
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_WHEN_FULL))
                .build();
    }

    @Override
    public long take(long resourceId, Tier tier) {
        // A row for each rate: with another tier, a resource begins anew.
        String id = resourceId + ":" + tier.rateCalls() + "/" + tier.ratePeriod();
        BucketProxy bucket = buckets.computeIfAbsent(id, missing -> bucket(missing, tier));
        return RateWindow.nanosToWait(bucket.tryConsumeAndReturnRemaining(1));
    }

    private BucketProxy bucket(String id, Tier tier) {
        BucketConfiguration configuration =
                BucketConfiguration.builder().addLimit(RateWindow.of(tier)).build();
        return manager.builder().withOptimization(Optimizations.batching()).build(id, () -> configuration);
    }

    /** Rows of rates that are full again. */
    @Override
    public void removeExpired() {
        manager.removeExpired(MOST_REMOVED_AT_ONCE);
    }
}
