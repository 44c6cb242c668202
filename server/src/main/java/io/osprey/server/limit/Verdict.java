package io.osprey.server.limit;

/** What becomes of a call. */
public sealed interface Verdict {
    /** It is answered. */
    record Allowed() implements Verdict {}

    /** Its tier has no such API. */
    record NotInTier() implements Verdict {}

    /** Too many calls in a short time; {@code retryAfterSeconds} is 1 or more. */
    record TooFast(long retryAfterSeconds) implements Verdict {}

    /** No calls are left this month; {@code retryAfterSeconds}, to the next month, is 1 or more. */
    record OutOfQuota(long retryAfterSeconds) implements Verdict {}
}
