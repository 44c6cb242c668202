package io.osprey.engine.tags;

import io.osprey.engine.FeatureResult;
import java.util.List;

/**
 * Words that fit the picture.
 *
 * @param tags by falling confidence, no name twice
 */
public record TagResult(List<Tag> tags) implements FeatureResult {
    public TagResult {
        tags = List.copyOf(tags);
    }
}
