package io.osprey.engine.objects;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Confidence;
import io.osprey.engine.FeatureReader;
import io.osprey.engine.Perception;
import io.osprey.engine.sight.BoxDecoder;
import io.osprey.engine.sight.Detection;
import io.osprey.engine.sight.Geometry;
import io.osprey.engine.sight.SharedCard;
import io.osprey.engine.tags.TagHierarchy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Objects from the shared network's boxes, with the wider kinds that its tags know. */
public final class ObjectReader implements FeatureReader<ObjectResult> {
    private final SharedCard card;
    private final TagHierarchy hierarchy;

    public ObjectReader(SharedCard card) {
        this.card = card;
        this.hierarchy = new TagHierarchy(card.tags());
    }

    @Override
    public ObjectResult read(Perception perception, AnalysisRequest request) {
        float[] evidence = perception.sight().evidence(card.face());
        List<Detection> detections = request.unsureToo()
                ? new BoxDecoder(card.unsureToo())
                        .decode(perception.sight().boxes())
                        .objects()
                : perception.detections().objects();
        List<DetectedObject> objects = new ArrayList<>();
        for (Detection detection : detections) {
            objects.add(new DetectedObject(
                    Geometry.toPixels(detection.box(), perception.picture().info()),
                    label(detection.kind(), detection.score(), evidence)));
        }
        return new ObjectResult(objects);
    }

    /** A kind's name with its chain of wider kinds; each of these is at least as sure as the one before. */
    ObjectLabel label(int kind, double score, float[] evidence) {
        List<Integer> chain = new ArrayList<>(List.of(kind));
        chain.addAll(hierarchy.chain(kind));
        double[] confidences = new double[chain.size()];
        double sure = score;
        for (int i = 0; i < confidences.length; i++) {
            sure = i == 0 ? score : Math.max(sure, evidence[chain.get(i)]);
            confidences[i] = Confidence.of(sure);
        }
        Optional<ObjectLabel> label = Optional.empty();
        for (int i = confidences.length - 1; i >= 0; i--) {
            String name = hierarchy.name(chain.get(i)).toLowerCase(Locale.ROOT);
            label = Optional.of(new ObjectLabel(name, confidences[i], label));
        }
        return label.orElseThrow();
    }
}
