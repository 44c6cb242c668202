package io.osprey.engine.crop;

import io.osprey.engine.AttentionMap;
import io.osprey.engine.BoundingBox;
import io.osprey.engine.crop.CropGoals.Subjects;
import java.util.List;
import java.util.TreeSet;

/**
 * Finds the crop of a picture that keeps what matters. The largest crop of a shape can hold whatever a smaller one of that shape
 * holds, and moves along one axis only: there, every place at which a face, a head or a line of text begins or ceases to be held
 * or cut is tried, so that the best of them is found and not just approached. Then tighter crops are tried, down to
 * {@value #MIN_SCALE} of the sides, that hold the same. Pure and deterministic.
 */
public final class CropSearch {
    /** The smallest side ratio of a crop to the largest one of the same aspect ratio. */
    static final double MIN_SCALE = 0.8;

    private static final int SCALES = 5;
    private static final int STEPS = 24;
    private static final int CLOSER_LOOKS = 3;
    private static final int MIN_RATIO_PERCENT = 50;
    private static final int MAX_RATIO_PERCENT = 200;
    private static final int RATIO_STEP_PERCENT = 6;

    private final int width;
    private final int height;
    private final Subjects subjects;
    private final List<PixelRegion> all;
    private final CropScore score;

    /**
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     * @param subjects what should be held whole
     */
    public CropSearch(int width, int height, AttentionMap attention, CropSubjects subjects) {
        this.width = width;
        this.height = height;
        this.subjects = Subjects.of(subjects, width, height);
        this.all = this.subjects.all();
        this.score = new CropScore(
                width, height, new SummedAttention(attention), subjects.all().toList());
    }

    /**
     * The best crop of the given shape: {@code w / h} is the ratio as closely as whole pixels allow (the longer side is less
     * than a pixel off), unless the picture has too few pixels for it. It holds all faces, heads and words if any crop of that
     * shape can.
     *
     * @param aspectRatio width / height, above 0
     */
    public BoundingBox crop(double aspectRatio) {
        return best(aspectRatio).box();
    }

    /** The best crop of all shapes from 0.5 to 2.0; its ratio has two decimals. */
    public Crop cropOfAnyShape() {
        int own = clamp((int) Math.round(100.0 * width / height), MIN_RATIO_PERCENT, MAX_RATIO_PERCENT);
        Scored best = best(own / 100.0);
        double ratio = own / 100.0;
        for (int percent = MIN_RATIO_PERCENT; percent <= MAX_RATIO_PERCENT; percent += RATIO_STEP_PERCENT) {
            Scored candidate = best(percent / 100.0);
            if (candidate.isBetterThan(best)) {
                best = candidate;
                ratio = percent / 100.0;
            }
        }
        return new Crop(ratio, best.box());
    }

    private record Scored(BoundingBox box, CropGoals goals, double score) {
        boolean isBetterThan(Scored other) {
            int byGoals = goals.compareTo(other.goals);
            return byGoals != 0 ? byGoals > 0 : score > other.score;
        }
    }

    private Scored best(double aspectRatio) {
        BoundingBox largest = CropShape.scaled(width, height, aspectRatio, 1);
        Scored best = largest(largest);
        PixelRegion held = held(best.box());
        for (int i = 1; i < SCALES; i++) {
            double scale = 1 - (1 - MIN_SCALE) * i / (SCALES - 1);
            BoundingBox size = CropShape.scaled(width, height, aspectRatio, scale);
            if (!held.fitsInto(size)) {
                break;
            }
            Scored tighter = place(size, largest, held);
            best = tighter.isBetterThan(best) ? tighter : best;
        }
        return best;
    }

    /** The best place for the largest crop of a shape: of equals, the one nearest to the middle. */
    private Scored largest(BoundingBox size) {
        Scored best = scored(size, size, (width - size.w()) / 2, (height - size.h()) / 2);
        for (int y : places(height - size.h(), size.h(), all, false)) {
            for (int x : places(width - size.w(), size.w(), all, true)) {
                Scored candidate = scored(size, size, x, y);
                best = candidate.isBetterThan(best) ? candidate : best;
            }
        }
        int step = Math.max(width - size.w(), height - size.h()) / STEPS;
        for (int look = 0; look < CLOSER_LOOKS && step > 0; look++) {
            step = (step + 3) / 4;
            Scored middle = best;
            for (int i = -4; i <= 4; i++) {
                Scored closer = scored(
                        size, size, middle.box().x() + i * step, middle.box().y() + i * step);
                best = closer.isBetterThan(best) ? closer : best;
            }
            step = step == 1 ? 0 : step;
        }
        return best;
    }

    /** A grid, and all places from which on a region is held or cut. */
    private static Iterable<Integer> places(int free, int length, List<PixelRegion> regions, boolean horizontal) {
        TreeSet<Integer> places = new TreeSet<>();
        for (int i = 0; i <= STEPS; i++) {
            places.add((int) Math.round(free * (double) i / STEPS));
        }
        for (PixelRegion region : regions) {
            int start = horizontal ? region.left() : region.top();
            int end = horizontal ? region.right() : region.bottom();
            for (int place : new int[] {start, end, start - length, end - length}) {
                if (place > 0 && place < free) {
                    places.add(place);
                }
            }
        }
        return places;
    }

    /** The smallest box around all that a crop holds; without weight. When it holds nothing, a box that fits anywhere. */
    private PixelRegion held(BoundingBox crop) {
        int left = width;
        int top = height;
        int right = 0;
        int bottom = 0;
        for (PixelRegion region : all) {
            if (region.isHeldBy(crop)) {
                left = Math.min(left, region.left());
                top = Math.min(top, region.top());
                right = Math.max(right, region.right());
                bottom = Math.max(bottom, region.bottom());
            }
        }
        return new PixelRegion(left, top, right, bottom, 0);
    }

    /** The best of the places at which a crop of the given size holds the given box. */
    private Scored place(BoundingBox size, BoundingBox largest, PixelRegion held) {
        Range xs = new Range(Math.max(0, held.right() - size.w()), Math.min(width - size.w(), held.left()));
        Range ys = new Range(Math.max(0, held.bottom() - size.h()), Math.min(height - size.h(), held.top()));
        double stepX = xs.length() / (double) STEPS;
        double stepY = ys.length() / (double) STEPS;
        Scored best = scored(size, largest, (int) Math.round(xs.middle()), (int) Math.round(ys.middle()));
        best = around(best, largest, xs, ys, xs.middle(), ys.middle(), stepX, stepY, STEPS / 2);
        for (int i = 0; i < CLOSER_LOOKS; i++) {
            stepX /= 4;
            stepY /= 4;
            best = around(best, largest, xs, ys, best.box().x(), best.box().y(), stepX, stepY, 4);
        }
        return best;
    }

    /**
     * Places along one axis, first and last included.
     *
     * @param first 0 or more
     * @param last not below {@code first}
     */
    private record Range(int first, int last) {
        int length() {
            return last - first;
        }

        double middle() {
            return (first + last) / 2.0;
        }

        int nearest(double place) {
            return clamp((int) Math.round(place), first, last);
        }
    }

    /** The best of the places up to so many steps away from the given one and of what was best before; of equals, the first one seen. */
    private Scored around(
            Scored before,
            BoundingBox largest,
            Range xs,
            Range ys,
            double x,
            double y,
            double stepX,
            double stepY,
            int steps) {
        Scored best = before;
        int stepsX = stepX == 0 ? 0 : steps;
        int stepsY = stepY == 0 ? 0 : steps;
        for (int i = -stepsY; i <= stepsY; i++) {
            for (int j = -stepsX; j <= stepsX; j++) {
                Scored candidate = scored(before.box(), largest, xs.nearest(x + j * stepX), ys.nearest(y + i * stepY));
                best = candidate.isBetterThan(best) ? candidate : best;
            }
        }
        return best;
    }

    /** A crop of the given size at the given place, moved into the picture. */
    private Scored scored(BoundingBox size, BoundingBox largest, int x, int y) {
        BoundingBox box =
                new BoundingBox(clamp(x, 0, width - size.w()), clamp(y, 0, height - size.h()), size.w(), size.h());
        return new Scored(box, CropGoals.of(box, largest, subjects), score.of(box));
    }

    private static int clamp(int value, int low, int high) {
        return Math.max(low, Math.min(high, value));
    }
}
