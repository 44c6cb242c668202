package io.osprey.engine.face;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Confidence;
import io.osprey.engine.FeatureReader;
import io.osprey.engine.Perception;
import io.osprey.engine.sight.Geometry;

/** Faces from the shared network's boxes. */
public final class FaceReader implements FeatureReader<FaceResult> {
    @Override
    public FaceResult read(Perception perception, AnalysisRequest request) {
        return new FaceResult(perception.detections().faces().stream()
                .map(found -> new Face(
                        Geometry.toPixels(found.box(), perception.picture().info()), Confidence.of(found.score())))
                .toList());
    }
}
