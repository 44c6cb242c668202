package io.osprey.engine;

import io.osprey.engine.crop.CropSubjects;
import io.osprey.engine.crop.Heads;
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
 * What a crop should hold whole: faces, heads, lines of text, and as far as possible people and things. Text is looked for only
 * where the shared network sees some, since reading takes several times as long as all else together.
 */
final class SubjectFinder implements Function<Perception, CropSubjects> {
    /** The tag's probability from which on text is looked for: far less than a picture of text has, see decisions/0044. */
    private static final double LEAST_TEXT = 0.1;

    /** People below the threshold for objects have heads too; a wrong one costs little. */
    private static final double LEAST_PERSON = 0.2;

    private static final double THING_WEIGHT = 0.4;

    /** What covers more of the picture can't be held by a crop that is worth the name. */
    private static final double LARGEST_BODY = 0.8;

    private final SharedCard card;
    private final int textTag;

    SubjectFinder(SharedCard card) {
        this.card = card;
        this.textTag =
                card.tags().stream().map(SharedCard.TagName::name).toList().indexOf("text");
    }

    @Override
    public CropSubjects apply(Perception perception) {
        PictureInfo picture = perception.picture().info();
        List<Detection> faces = perception.detections().faces();
        List<Detection> people = perception.detections().people().stream()
                .filter(person -> person.score() >= LEAST_PERSON)
                .toList();
        List<Detection> animals = perception.detections().objects().stream()
                .filter(this::isAnimal)
                .toList();
        return new CropSubjects(
                faces.stream()
                        .map(face -> new WeightedRegion(face.box(), face.score()))
                        .toList(),
                Heads.of(faces, people, animals, picture),
                lines(perception, picture),
                bodies(perception.detections().objects(), people));
    }

    private boolean isAnimal(Detection object) {
        return card.tags().get(object.kind()).parents().contains("animal");
    }

    private List<WeightedRegion> bodies(List<Detection> objects, List<Detection> people) {
        List<WeightedRegion> bodies = new ArrayList<>();
        for (Detection person : people) {
            bodies.add(new WeightedRegion(person.box(), person.score()));
        }
        for (Detection object : objects) {
            if (object.kind() != card.person() && Geometry.area(object.box()) <= LARGEST_BODY) {
                bodies.add(new WeightedRegion(object.box(), THING_WEIGHT * object.score()));
            }
        }
        return bodies;
    }

    /** Lines of text, weighed by their size: a crop that can't hold them all holds the large ones. */
    private List<WeightedRegion> lines(Perception perception, PictureInfo picture) {
        if (textTag < 0 || perception.sight().tags()[textTag] < LEAST_TEXT) {
            return List.of();
        }
        return perception.text().lines().stream()
                .map(line -> box(line, picture))
                .flatMap(Optional::stream)
                .map(box -> new WeightedRegion(box, Geometry.area(box)))
                .toList();
    }

    private static Optional<Region> box(TextLine line, PictureInfo picture) {
        IntSummaryStatistics x = line.polygon().stream().mapToInt(Point::x).summaryStatistics();
        IntSummaryStatistics y = line.polygon().stream().mapToInt(Point::y).summaryStatistics();
        double width = picture.width();
        double height = picture.height();
        return Geometry.clipped(x.getMin() / width, y.getMin() / height, x.getMax() / width, y.getMax() / height);
    }
}
