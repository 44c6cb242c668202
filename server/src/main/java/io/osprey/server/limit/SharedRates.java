package io.osprey.server.limit;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import io.osprey.server.account.Tier;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Rates that all servers on one PostgreSQL database share. The servers' clocks should agree. Thread-safe.
 *
 * <p>bucket4j could send calls that come at the same time to the database together (its optimization "batching"), and fails
 * those of them that meet a row which isn't there yet, or which was removed.
 */
public final class SharedRates implements Rates {
    private static final Duration KEPT_WHEN_FULL = Duration.ofMinutes(1);
    private static final int MOST_REMOVED_AT_ONCE = 1000;

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> manager;

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
        BucketProxy bucket = manager.getProxy(id, () -> configuration(tier));
        return RateWindow.nanosToWait(bucket.tryConsumeAndReturnRemaining(1));
    }

    private static BucketConfiguration configuration(Tier tier) {
        return BucketConfiguration.builder().addLimit(RateWindow.of(tier)).build();
    }

    /** Rows of rates that are full again. */
    @Override
    public void removeExpired() {
        manager.removeExpired(MOST_REMOVED_AT_ONCE);
    }
}
