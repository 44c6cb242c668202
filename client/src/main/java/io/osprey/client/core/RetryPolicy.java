package io.osprey.client.core;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;

/**
 * When and how often a failed call is repeated: on 408, 429, 5xx but not 501 and 505, and on broken connections. The waits double
 * from {@code firstDelay} up to {@code maxDelay}; each is shortened by a random part of up to {@code jitter}, so that clients that failed
 * together do not come back together. {@code Retry-After} takes the place of the computed wait; one longer than {@code maxRetryAfter}
 * ends the call at once, as nobody would wait for it.
 *
 * @param maxRetries repetitions after the first attempt, 0 or more
 * @param firstDelay before the first repetition
 * @param maxDelay no computed wait is longer
 * @param maxRetryAfter the longest {@code Retry-After} that is obeyed
 * @param jitter 0 to 1: how much of a computed wait is random
 */
public record RetryPolicy(
        int maxRetries, Duration firstDelay, Duration maxDelay, Duration maxRetryAfter, double jitter) {
    /** Three repetitions after about 0.8, 1.6 and 3.2 seconds, as Microsoft's clients do; at most a minute of {@code Retry-After}. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(3, Duration.ofMillis(800), Duration.ofSeconds(8), Duration.ofMinutes(1), 0.2);

    /** One attempt only. */
    public static final RetryPolicy NEVER = new RetryPolicy(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);

    public RetryPolicy {
        if (maxRetries < 0 || jitter < 0 || jitter > 1) {
            throw new IllegalArgumentException("maxRetries must be 0 or more, jitter from 0 to 1");
        }
        for (Duration duration : new Duration[] {firstDelay, maxDelay, maxRetryAfter}) {
            if (Objects.requireNonNull(duration).isNegative()) {
                throw new IllegalArgumentException("durations must not be negative");
            }
        }
    }

    /** Whether an answer of this status may be another one the next time. */
    static boolean worthRepeating(int status) {
        return status == 408 || status == 429 || status >= 500 && status != 501 && status != 505;
    }

    /**
     * How long to wait before the next attempt.
     *
     * @param retry 0 before the first repetition
     * @param retryAfter what the service asked for; null when it did not
     * @param random 0 to below 1
     * @return empty when there should be no further attempt
     */
    Optional<Duration> delay(int retry, Duration retryAfter, double random) {
        if (retry >= maxRetries) {
            return Optional.empty();
        }
        if (retryAfter != null) {
            return retryAfter.compareTo(maxRetryAfter) <= 0 ? Optional.of(retryAfter) : Optional.empty();
        }
        double nanos = Math.min(firstDelay.toNanos() * Math.pow(2, retry), maxDelay.toNanos());
        return Optional.of(Duration.ofNanos((long) (nanos * (1 - jitter * random))));
    }

    /** {@code Retry-After} in seconds or as a date; null when it is missing or means nothing. */
    static Duration retryAfter(String header, Instant now) {
        if (header == null) {
            return null;
        }
        String value = header.strip();
        try {
            if (!value.isEmpty() && value.length() <= 9 && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Duration.ofSeconds(Integer.parseInt(value));
            }
            Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(now, date);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeParseException meaningless) {
            return null;
        }
    }
}
