package io.osprey.server.limit;

import io.osprey.server.account.Tier;

/** Counts calls within short periods. */
public interface Rates {
    /**
     * Takes one call of a resource's rate.
     *
     * @param tier with a rate
     * @return 0 when it was taken; else nanoseconds until calls are given again, above 0
     */
    long take(long resourceId, Tier tier);

    /** Removes what is kept and says nothing any longer. */
    default void removeExpired() {}
}
