package io.osprey.engine.sight;

import java.util.List;

/**
 * All that was found in a picture, each list by falling score and without doubles.
 *
 * @param objects things of any kind but faces, people among them, that are sure enough
 * @param people people, weak candidates among them
 * @param faces faces that are sure enough
 */
public record Detections(List<Detection> objects, List<Detection> people, List<Detection> faces) {
    public Detections {
        objects = List.copyOf(objects);
        people = List.copyOf(people);
        faces = List.copyOf(faces);
    }
}
