package io.osprey.client.custom;

import java.time.Instant;

/**
 * A model tried on a data set. What the service sets is null in a request.
 *
 * @param evaluationParameters what it is tried on
 * @param name set by the service
 * @param modelName set by the service
 * @param createdDateTime set by the service
 * @param updatedDateTime set by the service
 * @param status {@code notStarted}, {@code running}, {@code succeeded} or {@code failed}
 * @param error when failed, else null
 * @param modelPerformance when succeeded, else null
 */
public record Evaluation(
        EvaluationParameters evaluationParameters,
        String name,
        String modelName,
        Instant createdDateTime,
        Instant updatedDateTime,
        String status,
        OperationError error,
        ModelPerformance modelPerformance) {
    /** A request. */
    public static Evaluation of(String testDatasetName) {
        return new Evaluation(new EvaluationParameters(testDatasetName), null, null, null, null, null, null, null);
    }

    /** Whether nothing will change any more. */
    public boolean hasEnded() {
        return "succeeded".equals(status) || "failed".equals(status);
    }
}
