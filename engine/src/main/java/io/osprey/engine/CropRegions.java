package io.osprey.engine;

import io.osprey.engine.crop.WeightedRegion;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.picture.Region;
import io.osprey.engine.read.Point;
import io.osprey.engine.read.TextLine;
import io.osprey.engine.sight.Detection;
import io.osprey.engine.sight.Geometry;
import io.osprey.engine.sight.SharedCard;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a crop should hold whole: faces first, then people, then lines of text. Text is looked for only where the shared network
 * sees some, since reading takes several times as long as all else together.
 */
final class CropRegions implements Function<Perception, List<WeightedRegion>> {
    private static final double FACE_WEIGHT = 2;
    private static final double PERSON_WEIGHT = 1;

    private static final double TEXT_WEIGHT = 0.5;

    private final SharedCard card;
    private final int textTag;

    CropRegions(SharedCard card) {
        this.card = card;
        this.textTag =
                card.tags().stream().map(SharedCard.TagName::name).toList().indexOf("text");
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
        if (textTag >= 0
                && perception.sight().tags()[textTag] >= card.thresholds().tag()) {
            PictureInfo picture = perception.picture().info();
            for (TextLine line : perception.text().lines()) {
                box(line, picture).ifPresent(box -> regions.add(new WeightedRegion(box, TEXT_WEIGHT)));
            }
        }
        return regions;
    }

    private static Optional<Region> box(TextLine line, PictureInfo picture) {
        IntSummaryStatistics x = line.polygon().stream().mapToInt(Point::x).summaryStatistics();
        IntSummaryStatistics y = line.polygon().stream().mapToInt(Point::y).summaryStatistics();
        double width = picture.width();
        double height = picture.height();
        return Geometry.clipped(x.getMin() / width, y.getMin() / height, x.getMax() / width, y.getMax() / height);
    }
}
