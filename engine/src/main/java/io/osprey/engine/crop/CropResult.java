package io.osprey.engine.crop;

import io.osprey.engine.FeatureResult;
import java.util.List;

/**
 * Crops, one for each ratio asked for, in that order; a single one of a picked ratio when none was.
 *
 * @param crops at least one
 */
public record CropResult(List<Crop> crops) implements FeatureResult {
    public CropResult {
        crops = List.copyOf(crops);
    }
}
