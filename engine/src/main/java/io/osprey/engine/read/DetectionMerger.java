package io.osprey.engine.read;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts together what was found in a picture seen whole and seen closely in tiles: large text is seen better whole, small text
 * closely.
 */
final class DetectionMerger {
    /** Two boxes are of the same text when they share more than this part of the smaller one. */
    private static final double SAME = 0.5;
    /** A box that is not read well is the same text as a closer one that covers this part of it. */
    private static final double COVERED = 0.2;

    private DetectionMerger() {}

    /**
     * Merges boxes; all in the same pixels.
     *
     * @param whole found in the picture seen whole
     * @param close found in tiles
     * @param leastHeight from this height on text is seen well in the whole picture
     */
    static List<TextBox> merge(List<TextBox> whole, List<TextBox> close, double leastHeight) {
        List<TextBox> large = new ArrayList<>();
        List<TextBox> small = new ArrayList<>();
        for (TextBox box : whole) {
            (Math.min(box.width(), box.height()) >= leastHeight ? large : small).add(box);
        }
        List<TextBox> merged = new ArrayList<>(large);
        for (TextBox box : close) {
            if (large.stream()
                    .noneMatch(other -> box.intersection(other) > SAME * Math.min(box.area(), other.area()))) {
                merged.add(box);
            }
        }
        for (TextBox box : small) {
            double shared = close.stream().mapToDouble(box::intersection).sum();
            if (shared <= COVERED * box.area()) {
                merged.add(box);
            }
        }
        return merged;
    }
}
