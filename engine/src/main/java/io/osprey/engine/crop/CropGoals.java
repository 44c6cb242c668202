package io.osprey.engine.crop;

import io.osprey.engine.BoundingBox;
import java.util.List;
import java.util.stream.Stream;

/**
 * How well a crop holds faces, heads and words. Each is the weight of what it holds less the weight of what it cuts; what is
 * outside counts nothing. More faces are better whatever the heads, and more heads whatever the words.
 *
 * @param faces weight held less weight cut
 * @param heads weight held less weight cut
 * @param words weight held less weight cut
 */
record CropGoals(double faces, double heads, double words) implements Comparable<CropGoals> {
    /** Sums of the same weights in another order may differ by less. */
    private static final double TOLERANCE = 1e-9;

    static CropGoals of(BoundingBox crop, BoundingBox largest, Subjects subjects) {
        return new CropGoals(
                balance(crop, largest, subjects.faces()),
                balance(crop, largest, subjects.heads()),
                balance(crop, largest, subjects.words()));
    }

    /** What not even the largest crop of the shape can hold counts as cut wherever it is, so that nobody is pushed out for being large. */
    private static double balance(BoundingBox crop, BoundingBox largest, List<PixelRegion> regions) {
        double balance = 0;
        for (PixelRegion region : regions) {
            if (region.isHeldBy(crop)) {
                balance += region.weight();
            } else if (region.isTouchedBy(crop) || !region.fitsInto(largest)) {
                balance -= region.weight();
            }
        }
        return balance;
    }

    @Override
    public int compareTo(CropGoals other) {
        int byFaces = compare(faces, other.faces);
        int byHeads = compare(heads, other.heads);
        return byFaces != 0 ? byFaces : byHeads != 0 ? byHeads : compare(words, other.words);
    }

    private static int compare(double one, double other) {
        return Math.abs(one - other) <= TOLERANCE ? 0 : Double.compare(one, other);
    }

    /**
     * Faces, heads and words in pixels.
     *
     * @param faces in any order
     * @param heads in any order
     * @param words in any order
     */
    record Subjects(List<PixelRegion> faces, List<PixelRegion> heads, List<PixelRegion> words) {
        static Subjects of(CropSubjects subjects, int width, int height) {
            return new Subjects(
                    pixels(subjects.faces(), width, height),
                    pixels(subjects.heads(), width, height),
                    pixels(subjects.words(), width, height));
        }

        private static List<PixelRegion> pixels(List<WeightedRegion> regions, int width, int height) {
            return regions.stream()
                    .map(region -> PixelRegion.around(region, width, height))
                    .toList();
        }

        List<PixelRegion> all() {
            return Stream.of(faces, heads, words).flatMap(List::stream).toList();
        }
    }
}
