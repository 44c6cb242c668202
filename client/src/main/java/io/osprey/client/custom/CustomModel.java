package io.osprey.client.custom;

import java.time.Instant;

/**
 * A model of one's own. What the service sets is null in a request.
 *
 * @param trainingParameters what it is trained with
 * @param evaluationParameters what it is evaluated with afterwards; nullable
 * @param name set by the service
 * @param createdDateTime set by the service
 * @param updatedDateTime set by the service
 * @param status {@code notStarted}, {@code training}, {@code succeeded}, {@code failed}, {@code cancelling} or {@code cancelled}
 * @param trainingCostInMinutes when trained, else null
 * @param error when failed, else null
 * @param modelPerformance when evaluated, else null
 */
public record CustomModel(
        TrainingParameters trainingParameters,
        EvaluationParameters evaluationParameters,
        String name,
        Instant createdDateTime,
        Instant updatedDateTime,
        String status,
        Integer trainingCostInMinutes,
        OperationError error,
        ModelPerformance modelPerformance) {
    /**
     * A request.
     *
     * @param modelKind {@code Generic-Classifier}, {@code Generic-Detector} or {@code Product-Recognizer}
     */
    public static CustomModel of(String trainingDatasetName, int timeBudgetInHours, String modelKind) {
        return new CustomModel(
                new TrainingParameters(trainingDatasetName, timeBudgetInHours, modelKind),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Whether nothing will change any more. */
    public boolean hasEnded() {
        return "succeeded".equals(status) || "failed".equals(status) || "cancelled".equals(status);
    }

    /**
     * @param trainingDatasetName the data set
     * @param timeBudgetInHours 1 or more
     * @param modelKind what it is to become
     */
    public record TrainingParameters(String trainingDatasetName, int timeBudgetInHours, String modelKind) {}
}
