package io.osprey.engine.gallery;

import io.osprey.engine.FeatureResult;
import java.util.List;

/**
 * Places that were recognised.
 *
 * @param landmarks by falling confidence; at most one
 */
public record LandmarkResult(List<Landmark> landmarks) implements FeatureResult {
    public LandmarkResult {
        landmarks = List.copyOf(landmarks);
    }
}
