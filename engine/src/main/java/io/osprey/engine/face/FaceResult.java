package io.osprey.engine.face;

import io.osprey.engine.FeatureResult;
import java.util.List;

/**
 * Faces found in the picture.
 *
 * @param faces by falling confidence
 */
public record FaceResult(List<Face> faces) implements FeatureResult {
    public FaceResult {
        faces = List.copyOf(faces);
    }
}
