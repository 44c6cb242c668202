package io.osprey.engine;

/**
 * Turns what the networks saw into one feature's answer.
 *
 * @param <T> the feature's result record
 */
@FunctionalInterface
public interface FeatureReader<T extends FeatureResult> {
    T read(Perception perception, AnalysisRequest request);
}
