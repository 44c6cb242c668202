package io.osprey.engine.objects;

import io.osprey.engine.FeatureResult;
import java.util.List;

/**
 * Things found in the picture.
 *
 * @param objects by falling confidence
 */
public record ObjectResult(List<DetectedObject> objects) implements FeatureResult {
    public ObjectResult {
        objects = List.copyOf(objects);
    }
}
