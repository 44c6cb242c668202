package io.osprey.server.job;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An operation that is answered later.
 *
 * @param kind which API's
 * @param resourceId whose key began it
 * @param result JSON: what came of it when it succeeded, why when it failed
 */
public record Operation(
        UUID id,
        String kind,
        long resourceId,
        State state,
        Instant createdAt,
        Instant updatedAt,
        Optional<String> result) {
    /** How far it has come. */
    public enum State {
        NOT_STARTED,
        RUNNING,
        SUCCEEDED,
        FAILED
    }
}
