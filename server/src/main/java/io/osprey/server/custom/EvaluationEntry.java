package io.osprey.server.custom;

import io.osprey.engine.custom.Performance;
import java.time.Instant;
import java.util.Optional;

/**
 * A custom model tried on a data set.
 *
 * @param id in the database
 * @param modelId of the model
 * @param error why it failed; when it did
 * @param performance how good the model is; when it succeeded
 */
public record EvaluationEntry(
        long id,
        long modelId,
        String name,
        String dataset,
        Status status,
        Optional<JobFailure> error,
        Optional<Performance> performance,
        Instant createdAt,
        Instant updatedAt) {
    /** How far it has come. */
    public enum Status {
        NOT_STARTED,
        RUNNING,
        SUCCEEDED,
        FAILED;

        /** Whether nothing will change any more. */
        public boolean hasEnded() {
            return this == SUCCEEDED || this == FAILED;
        }
    }
}
