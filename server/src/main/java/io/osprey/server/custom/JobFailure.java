package io.osprey.server.custom;

import java.util.List;
import java.util.Optional;

/**
 * Why a training or evaluation failed, in the API's words (api-customization.md section 5).
 *
 * @param target the data set or model that is the matter; empty when none is
 * @param details one sentence for each wrong entry
 */
public record JobFailure(String code, String message, Optional<String> target, List<String> details) {
    public static final String DATASET_NOT_FOUND = "datasetNotFound";
    public static final String DATASET_CORRUPT = "datasetCorrupt";

    private static final int MOST_DETAILS = 50;

    public JobFailure {
        details = List.copyOf(details.subList(0, Math.min(MOST_DETAILS, details.size())));
    }

    static JobFailure of(String code, String message) {
        return new JobFailure(code, message, Optional.empty(), List.of());
    }

    /** Carries a failure to where it is written down. */
    static final class Exception extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient JobFailure failure;

        Exception(JobFailure failure) {
            super(failure.message(), null, false, false);
            this.failure = failure;
        }

        JobFailure failure() {
            return failure;
        }
    }

    Exception toException() {
        return new Exception(this);
    }
}
