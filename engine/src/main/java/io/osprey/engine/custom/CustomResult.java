package io.osprey.engine.custom;

import java.util.List;

/**
 * What a custom model says of a picture.
 *
 * @param tags all of the model's, by falling confidence; the confidences add up to about 1
 */
public record CustomResult(List<CustomTag> tags) {
    public CustomResult {
        tags = List.copyOf(tags);
    }
}
