package io.osprey.engine.gallery;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Confidence;
import io.osprey.engine.FeatureReader;
import io.osprey.engine.Perception;
import java.util.List;

/** The place that the whole picture is nearest to. */
public final class LandmarkReader implements FeatureReader<LandmarkResult> {
    private final Gallery gallery;

    public LandmarkReader(Gallery gallery) {
        this.gallery = gallery;
    }

    @Override
    public LandmarkResult read(Perception perception, AnalysisRequest request) {
        if (gallery.isEmpty()) {
            return new LandmarkResult(List.of());
        }
        return new LandmarkResult(Embedding.of(perception.sight().embedding())
                .flatMap(gallery::recognise)
                .map(match -> new Landmark(match.name(), Confidence.of(match.similarity())))
                .stream()
                .toList());
    }
}
