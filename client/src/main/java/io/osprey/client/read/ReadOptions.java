package io.osprey.client.read;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How to read.
 *
 * @param language nullable: found out
 * @param pages such as {@code 1-3}; empty for all
 * @param readingOrder {@code basic} or {@code natural}; nullable
 * @param modelVersion nullable
 * @param interval between questions whether it is done
 * @param timeout for all of it
 */
public record ReadOptions(
        String language,
        List<String> pages,
        String readingOrder,
        String modelVersion,
        Duration interval,
        Duration timeout) {
    /** All pages, the service's defaults, a question each second for two minutes. */
    public static final ReadOptions DEFAULT =
            new ReadOptions(null, List.of(), null, null, Duration.ofSeconds(1), Duration.ofMinutes(2));

    public ReadOptions {
        pages = List.copyOf(pages);
        Objects.requireNonNull(interval);
        Objects.requireNonNull(timeout);
        if (interval.isNegative() || interval.isZero() || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("interval and timeout must be above zero");
        }
    }
}
