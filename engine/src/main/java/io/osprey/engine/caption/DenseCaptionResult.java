package io.osprey.engine.caption;

import io.osprey.engine.FeatureResult;
import java.util.List;

/**
 * Sentences about regions.
 *
 * @param captions at most ten, no box twice; the first covers the whole picture and equals the picture's caption
 */
public record DenseCaptionResult(List<RegionCaption> captions) implements FeatureResult {
    public DenseCaptionResult {
        captions = List.copyOf(captions);
    }
}
