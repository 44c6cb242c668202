package io.osprey.engine.crop;

import io.osprey.engine.BoundingBox;
import java.util.List;
import java.util.stream.Stream;

/**
 * How well a crop holds faces, heads and words. Each is the weight of what it holds less the weight of what it cuts; what is
 * outside counts nothing. More faces are better whatever the heads, more heads whatever the words, and more words whatever room
 * there is around them all.
 *
 * @param faces weight held less weight cut
 * @param heads weight held less weight cut
 * @param words weight held less weight cut
 * @param room the same for all three, each with some room around it
 */
record CropGoals(double faces, double heads, double words, double room) implements Comparable<CropGoals> {
    /** Sums of the same weights in another order may differ by less. */
    private static final double TOLERANCE = 1e-9;

    static CropGoals of(BoundingBox crop, BoundingBox largest, Subjects subjects) {
        return new CropGoals(
                balance(crop, largest, subjects.faces()),
                balance(crop, largest, subjects.heads()),
                balance(crop, largest, subjects.words()),
                balance(crop, largest, subjects.room()));
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
        int byWords = compare(words, other.words);
        return byFaces != 0 ? byFaces : byHeads != 0 ? byHeads : byWords != 0 ? byWords : compare(room, other.room);
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
     * @param room all of them with some room around
     */
    record Subjects(List<PixelRegion> faces, List<PixelRegion> heads, List<PixelRegion> words, List<PixelRegion> room) {
        static Subjects of(CropSubjects subjects, int width, int height) {
            List<PixelRegion> faces = pixels(subjects.faces(), width, height);
            List<PixelRegion> heads = pixels(subjects.heads(), width, height);
            List<PixelRegion> words = pixels(subjects.words(), width, height);
            List<PixelRegion> room = Stream.of(faces, heads, words)
                    .flatMap(List::stream)
                    .map(region -> region.withRoom(width, height))
                    .toList();
            return new Subjects(faces, heads, words, room);
        }

        private static List<PixelRegion> pixels(List<WeightedRegion> regions, int width, int height) {
            return regions.stream()
                    .map(region -> PixelRegion.around(region, width, height))
                    .toList();
        }

        List<PixelRegion> all() {
            return Stream.of(faces, heads, words, room).flatMap(List::stream).toList();
        }
    }
}
