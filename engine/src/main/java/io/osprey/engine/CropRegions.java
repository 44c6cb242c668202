package io.osprey.engine;

import io.osprey.engine.crop.WeightedRegion;
import io.osprey.engine.sight.Detection;
import io.osprey.engine.sight.SharedCard;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a crop should hold whole: faces first, then people. */
final class CropRegions implements Function<Perception, List<WeightedRegion>> {
    private static final double FACE_WEIGHT = 2;
    private static final double PERSON_WEIGHT = 1;

    private final SharedCard card;

    CropRegions(SharedCard card) {
        this.card = card;
    }

    @Override
    public List<WeightedRegion> apply(Perception perception) {
        List<WeightedRegion> regions = new ArrayList<>();
        for (Detection face : perception.detections().faces()) {
            regions.add(new WeightedRegion(face.box(), FACE_WEIGHT * face.score()));
        }
        for (Detection object : perception.detections().objects()) {
            if (object.kind() == card.person()) {
                regions.add(new WeightedRegion(object.box(), PERSON_WEIGHT * object.score()));
            }
        }
        return regions;
    }
}
