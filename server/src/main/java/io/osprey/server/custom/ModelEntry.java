package io.osprey.server.custom;

import io.osprey.engine.custom.Performance;
import java.time.Instant;
import java.util.Optional;

/**
 * A custom model of a resource, trained or not.
 *
 * @param id in the database
 * @param resourceId whose
 * @param order what it is made of
 * @param trainingMinutes whole minutes, rounded up; when it is trained
 * @param error why it failed; when it did
 * @param performance how good it is; when it is trained
 */
public record ModelEntry(
        long id,
        long resourceId,
        String name,
        Order order,
        Status status,
        Optional<Integer> trainingMinutes,
        Optional<JobFailure> error,
        Optional<Performance> performance,
        Instant createdAt,
        Instant updatedAt) {
    /** How far it has come. */
    public enum Status {
        NOT_STARTED,
        TRAINING,
        SUCCEEDED,
        FAILED,
        CANCELLING,
        CANCELLED;

        /** Whether nothing will change any more. */
        public boolean hasEnded() {
            return this == SUCCEEDED || this == FAILED || this == CANCELLED;
        }
    }

    /**
     * What a model is to be made of.
     *
     * @param kind {@code Generic-Classifier}
     * @param dataset name of the data set to train with
     * @param budgetHours 1 or more
     * @param testDataset name of the data set to judge it by; empty: by the pictures that are left out while it is trained
     */
    public record Order(String kind, String dataset, int budgetHours, Optional<String> testDataset) {}
}
