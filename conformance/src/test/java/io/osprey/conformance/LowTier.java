package io.osprey.conformance;

/**
 * Tiers that a {@link RunningServer} has beside its own, for tests that meet the limits of Osprey itself. Low enough to be met
 * at once, and short enough to be waited for.
 */
public enum LowTier {
    /** {@value RunningServer#HURRIED_CALLS} calls in each {@value RunningServer#HURRIED_PERIOD_SECONDS} seconds. */
    HURRIED,
    /** One call in a month. */
    SPENT,
    /** Computer Vision only, up to v3.2. */
    CLASSIC,
    /** Image Analysis 4.0 only. */
    MODERN
}
