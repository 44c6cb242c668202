package io.osprey.engine.imagetype;

import io.osprey.engine.picture.Region;
import java.util.List;

/**
 * The card of the role {@code image-type}.
 *
 * @param input what the network takes
 * @param views parts of the picture that are looked at; the answer is the mean of theirs
 * @param kinds names of the kinds of pictures in the order of the output {@code kinds}
 * @param clipArt the kind that is clip art
 * @param lineDrawing the kind that is a line drawing
 * @param ambiguous probability of clip art or a line drawing from which a picture is ambiguous
 * @param normal the same for normal clip art
 * @param good the same for good clip art
 */
record ImageTypeCard(
        Input input,
        List<View> views,
        List<String> kinds,
        int clipArt,
        int lineDrawing,
        double ambiguous,
        double normal,
        double good) {
    ImageTypeCard {
        kinds = List.copyOf(kinds);
        views = List.copyOf(views);
        if (views.isEmpty()) {
            throw new IllegalArgumentException("no views");
        }
        if (clipArt < 0
                || clipArt >= kinds.size()
                || lineDrawing < 0
                || lineDrawing >= kinds.size()
                || clipArt == lineDrawing) {
            throw new IllegalArgumentException(
                    "clip art " + clipArt + " and line drawing " + lineDrawing + " of " + kinds.size() + " kinds");
        }
        if (!(ambiguous > 0 && ambiguous <= normal && normal <= good && good < 1)) {
            throw new IllegalArgumentException("not rising: " + ambiguous + ", " + normal + ", " + good);
        }
    }

    /**
     * A part of the picture squashed to a square, normalised by {@code (value / 255 - mean) / std}.
     *
     * @param side pixels of the square
     * @param mean of red, green and blue, on a scale of 0..1
     * @param std standard deviation of red, green and blue, on a scale of 0..1
     */
    record Input(int side, float[] mean, float[] std) {
        Input {
            if (side < 1 || mean.length != 3 || std.length != 3) {
                throw new IllegalArgumentException("not an input: " + side + " pixels");
            }
        }
    }

    /**
     * A part of the picture, its edges in fractions of the picture's width and height.
     *
     * @param weight of its answer in the mean, above 0
     */
    record View(double left, double top, double right, double bottom, double weight) {
        View {
            if (!(weight > 0)) {
                throw new IllegalArgumentException("a view of weight " + weight);
            }
        }

        Region region() {
            return new Region(left, top, right, bottom);
        }
    }
}
