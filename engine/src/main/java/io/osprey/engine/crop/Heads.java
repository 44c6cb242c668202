package io.osprey.engine.crop;

import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.picture.Region;
import io.osprey.engine.sight.Detection;
import io.osprey.engine.sight.Geometry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where heads are, hair and hats included: around faces, and at the upper end of people and animals whose faces aren't seen.
 * Boxes of faces end at the brow or the hairline, so that a crop that only holds them scalps people. Pure functions.
 */
public final class Heads {
    /** Of a face's height: what is above it without a hat, and below it. */
    private static final double HAIR = 0.4;

    private static final double CHIN = 0.1;

    /** Of a face's width: what is on each side of it. */
    private static final double SIDE = 0.2;

    /** A person's box whose upper edge is within so many heights above a face begins with the hat of that face. */
    private static final double HAT = 1;

    /** A head without a face in sight is as high as this share of its person's width, but no higher than that share of the height. */
    private static final double OF_WIDTH = 0.6;

    private static final double OF_HEIGHT = 0.4;

    /** It lies within so many times its height around the middle. */
    private static final double WIDEST = 2;

    /** Of animals as wide as this times their height, or wider, the head is at one of the ends: all of them has to be held. */
    private static final double LYING = 1.3;

    private static final double ANIMAL_WEIGHT = 0.5;

    private Heads() {}

    /**
     * Each with the score of what it was found by, animals with half of theirs.
     *
     * @param faces of people
     * @param people whole, with or without faces
     * @param animals whole
     */
    public static List<WeightedRegion> of(
            List<Detection> faces, List<Detection> people, List<Detection> animals, PictureInfo picture) {
        List<WeightedRegion> heads = new ArrayList<>();
        for (Detection face : faces) {
            add(heads, around(face.box(), people), face.score());
        }
        for (Detection person : people) {
            if (faces.stream().noneMatch(face -> isFaceOf(face.box(), person.box()))) {
                add(heads, upperEnd(person.box(), picture), person.score());
            }
        }
        for (Detection animal : animals) {
            Region box = animal.box();
            double shape =
                    (box.right() - box.left()) * picture.width() / ((box.bottom() - box.top()) * picture.height());
            double bottom = shape >= LYING ? box.bottom() : box.top() + OF_HEIGHT * (box.bottom() - box.top());
            add(heads, Geometry.clipped(box.left(), box.top(), box.right(), bottom), ANIMAL_WEIGHT * animal.score());
        }
        return heads;
    }

    private static void add(List<WeightedRegion> heads, Optional<Region> region, double weight) {
        region.ifPresent(head -> heads.add(new WeightedRegion(head, weight)));
    }

    /** A face with hair, or with all that is above it in the box of its person. */
    private static Optional<Region> around(Region face, List<Detection> people) {
        double width = face.right() - face.left();
        double height = face.bottom() - face.top();
        double top = people.stream()
                .map(Detection::box)
                .filter(person -> isFaceOf(face, person))
                .mapToDouble(Region::top)
                .filter(hat -> hat >= face.top() - HAT * height)
                .min()
                .orElse(1);
        return Geometry.clipped(
                face.left() - SIDE * width,
                Math.min(top, face.top() - HAIR * height),
                face.right() + SIDE * width,
                face.bottom() + CHIN * height);
    }

    private static boolean isFaceOf(Region face, Region person) {
        double x = (face.left() + face.right()) / 2;
        double y = (face.top() + face.bottom()) / 2;
        return x > person.left() && x < person.right() && y > person.top() && y < (person.top() + person.bottom()) / 2;
    }

    private static Optional<Region> upperEnd(Region person, PictureInfo picture) {
        double widthPixels = (person.right() - person.left()) * picture.width();
        double heightPixels = (person.bottom() - person.top()) * picture.height();
        double head = Math.min(OF_WIDTH * widthPixels, OF_HEIGHT * heightPixels);
        double half = Math.min(widthPixels, WIDEST * head) / 2 / picture.width();
        double middle = (person.left() + person.right()) / 2;
        return Geometry.clipped(middle - half, person.top(), middle + half, person.top() + head / picture.height());
    }
}
