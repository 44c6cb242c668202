package io.osprey.engine.caption;

import io.osprey.engine.FeatureResult;
import java.util.List;

/**
 * Sentences about the whole picture.
 *
 * @param captions different sentences, best first; at least one
 */
public record CaptionResult(List<Caption> captions) implements FeatureResult {
    public CaptionResult {
        captions = List.copyOf(captions);
        if (captions.isEmpty()) {
            throw new IllegalArgumentException("no caption");
        }
    }

    /** The best sentence. */
    public Caption best() {
        return captions.get(0);
    }
}
