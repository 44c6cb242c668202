package io.osprey.client.analysis;

import java.util.List;

/**
 * A thing.
 *
 * @param box where it is
 * @param tags what it is; one, in practice
 */
public record DetectedObject(Box box, List<Tag> tags) {
    public DetectedObject {
        tags = List.copyOf(tags);
    }
}
