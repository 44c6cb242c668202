package io.osprey.engine.gallery;

import io.osprey.engine.FeatureResult;
import java.util.List;

/**
 * People who were recognised.
 *
 * @param celebrities by falling confidence
 */
public record CelebrityResult(List<Celebrity> celebrities) implements FeatureResult {
    public CelebrityResult {
        celebrities = List.copyOf(celebrities);
    }
}
