package io.osprey.client.analysis;

import java.util.List;

/**
 * What a custom model says.
 *
 * @param tags of a classifier; null from a detector
 * @param objects of a detector; null from a classifier
 */
public record CustomModelResult(List<Tag> tags, List<DetectedObject> objects) {
    public CustomModelResult {
        tags = tags == null ? null : List.copyOf(tags);
        objects = objects == null ? null : List.copyOf(objects);
    }
}
