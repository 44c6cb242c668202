package io.osprey.server.http;

import io.osprey.server.problem.Problem;
import java.util.Map;

/** The header that tells callers when to come again. */
public final class RetryAfter {
    private RetryAfter() {}

    /** {@code Retry-After} in whole seconds for what passes by itself; nothing for other problems. */
    public static Map<String, String> headers(Problem problem) {
        return switch (problem.kind()) {
            case NOT_READY, OVERLOADED -> Map.of("Retry-After", problem.detail());
            default -> Map.of();
        };
    }
}
