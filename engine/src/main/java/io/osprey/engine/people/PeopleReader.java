package io.osprey.engine.people;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Confidence;
import io.osprey.engine.FeatureReader;
import io.osprey.engine.Perception;
import io.osprey.engine.sight.Geometry;

/** People from the shared network's boxes, weak candidates among them. */
public final class PeopleReader implements FeatureReader<PeopleResult> {
    @Override
    public PeopleResult read(Perception perception, AnalysisRequest request) {
        return new PeopleResult(perception.detections().people().stream()
                .map(found -> new Person(
                        Geometry.toPixels(found.box(), perception.picture().info()), Confidence.of(found.score())))
                .toList());
    }
}
