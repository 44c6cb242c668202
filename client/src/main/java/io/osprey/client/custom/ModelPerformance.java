package io.osprey.client.custom;

import java.util.Map;

/**
 * How good a model is. Figures of the other kind of model are null.
 *
 * @param accuracyTop1 of classifiers
 * @param accuracyTop5 of classifiers
 * @param averagePrecision of both
 * @param calibrationECE of classifiers
 * @param meanAveragePrecision30 of detectors
 * @param meanAveragePrecision50 of detectors
 * @param meanAveragePrecision75 of detectors
 * @param tagPerformance by tag; nullable
 */
public record ModelPerformance(
        Double accuracyTop1,
        Double accuracyTop5,
        Double averagePrecision,
        Double calibrationECE,
        Double meanAveragePrecision30,
        Double meanAveragePrecision50,
        Double meanAveragePrecision75,
        Map<String, TagPerformance> tagPerformance) {
    /**
     * @param accuracy of classifiers, else null
     * @param averagePrecision50 of detectors, else null
     */
    public record TagPerformance(Double accuracy, Double averagePrecision50) {}
}
