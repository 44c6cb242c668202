package io.osprey.engine.gallery;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Confidence;
import io.osprey.engine.FeatureReader;
import io.osprey.engine.Perception;
import io.osprey.engine.sight.Detection;
import io.osprey.engine.sight.Geometry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The people whom the surroundings of each face are nearest to. */
public final class CelebrityReader implements FeatureReader<CelebrityResult> {
    /** The surest faces; all are looked at in one run. */
    static final int MOST_FACES = 10;

    private final Gallery gallery;

    public CelebrityReader(Gallery gallery) {
        this.gallery = gallery;
    }

    @Override
    public CelebrityResult read(Perception perception, AnalysisRequest request) {
        if (gallery.isEmpty()) {
            return new CelebrityResult(List.of());
        }
        List<Detection> faces =
                perception.detections().faces().stream().limit(MOST_FACES).toList();
        List<float[]> embeddings =
                perception.embeddings(faces.stream().map(FaceSurroundings::of).toList());
        List<Celebrity> found = new ArrayList<>();
        for (int i = 0; i < faces.size(); i++) {
            Detection face = faces.get(i);
            Embedding.of(embeddings.get(i))
                    .flatMap(gallery::recognise)
                    .ifPresent(match -> found.add(new Celebrity(
                            match.name(),
                            Confidence.of(match.similarity()),
                            Geometry.toPixels(face.box(), perception.picture().info()))));
        }
        found.sort(Comparator.comparingDouble(Celebrity::confidence).reversed());
        return new CelebrityResult(found);
    }
}
