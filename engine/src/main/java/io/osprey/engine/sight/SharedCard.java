package io.osprey.engine.sight;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The card of the role {@code shared}: the constants around the shared network.
 *
 * @param input what the network takes
 * @param tags the tags in the order of the output {@code tags}; the first ones are the kinds of objects
 * @param objects names of the kinds of objects in the order of the output {@code scores}
 * @param person the kind that is a person
 * @param face the kind that is a face; comes after all objects
 * @param thresholds from which scores on an answer counts
 */
public record SharedCard(
        Input input, List<TagName> tags, List<String> objects, int person, int face, Thresholds thresholds) {
    public SharedCard {
        tags = List.copyOf(tags);
        objects = List.copyOf(objects);
        if (face != objects.size() || person < 0 || person >= face || tags.size() < face) {
            throw new IllegalArgumentException(
                    "kinds don't fit: " + objects.size() + " objects, person " + person + ", face " + face);
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < tags.size(); i++) {
            if (!names.add(tags.get(i).name())) {
                throw new IllegalArgumentException("the tag '" + tags.get(i).name() + "' is there twice");
            }
            if (i < face && !objects.get(i).equals(tags.get(i).name())) {
                throw new IllegalArgumentException("object '" + objects.get(i) + "' isn't tag " + i);
            }
        }
        for (TagName tag : tags) {
            if (!names.containsAll(tag.parents())) {
                throw new IllegalArgumentException("the tag '" + tag.name() + "' has an unknown parent");
            }
        }
    }

    /** Below this score, a box is not even worth measuring. */
    static final double LEAST_UNSURE_OBJECT = 0.01;

    /**
     * This card with thresholds that let unsure answers through: every tag, and objects from {@link #LEAST_UNSURE_OBJECT} on.
     * How well answers are ranked, and how sure they ought to be, can only be measured with the unsure ones.
     */
    public SharedCard unsureToo() {
        Thresholds low = new Thresholds(
                0,
                Math.min(LEAST_UNSURE_OBJECT, thresholds.object()),
                thresholds.person(),
                thresholds.face(),
                thresholds.overlap());
        return new SharedCard(input, tags, objects, person, face, low);
    }

    /**
     * What the network takes: a part of the picture squashed to a square, normalised by {@code (value / 255 - mean) / std}.
     *
     * @param side pixels of the square for a whole picture
     * @param regionSide pixels of the square for a part of a picture
     * @param mean of red, green and blue, on a scale of 0..1
     * @param std standard deviation of red, green and blue, on a scale of 0..1
     */
    public record Input(int side, int regionSide, float[] mean, float[] std) {
        public Input {
            if (side < 1 || regionSide < 1 || mean.length != 3 || std.length != 3) {
                throw new IllegalArgumentException("not an input: " + side + " and " + regionSide + " pixels");
            }
        }
    }

    /**
     * A tag and its wider tags.
     *
     * @param name lower case, English
     * @param parents all wider tags, the narrowest of them first
     */
    public record TagName(String name, List<String> parents) {
        public TagName {
            parents = List.copyOf(parents);
        }
    }

    /**
     * Scores from which on an answer counts, each in 0..1.
     *
     * @param tag probability of a tag
     * @param object score of an object's box
     * @param person score of a person's box among people, where weak candidates are wanted too
     * @param face score of a face's box
     * @param overlap two boxes of one kind with a larger intersection over union are one thing
     */
    public record Thresholds(double tag, double object, double person, double face, double overlap) {}
}
