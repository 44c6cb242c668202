package io.osprey.engine.crop;

import io.osprey.engine.AttentionMap;
import io.osprey.engine.BoundingBox;
import java.util.List;

/**
 * Finds the crop of a picture that keeps what matters: tries sizes from the largest possible down to {@value #MIN_SCALE} of
 * its sides, places each on a grid, and looks closer around the best. Pure and deterministic.
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
    private final CropScore score;

    /**
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     * @param regions what should be held whole; may be empty
     */
    public CropSearch(int width, int height, AttentionMap attention, List<WeightedRegion> regions) {
        this.width = width;
        this.height = height;
        this.score = new CropScore(width, height, new SummedAttention(attention), List.copyOf(regions));
    }

    /**
     * The best crop of the given shape: {@code w / h} is the ratio as closely as whole pixels allow (the longer side is less
     * than a pixel off), unless the picture has too few pixels for it.
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
            if (candidate.score() > best.score()) {
                best = candidate;
                ratio = percent / 100.0;
            }
        }
        return new Crop(ratio, best.box());
    }

    private record Scored(BoundingBox box, double score) {}

    private Scored best(double aspectRatio) {
        Scored best = null;
        for (int i = 0; i < SCALES; i++) {
            double scale = 1 - (1 - MIN_SCALE) * i / (SCALES - 1);
            Scored candidate = place(CropShape.scaled(width, height, aspectRatio, scale));
            if (best == null || candidate.score() > best.score()) {
                best = candidate;
            }
        }
        return best;
    }

    private Scored place(BoundingBox size) {
        int freeX = width - size.w();
        int freeY = height - size.h();
        double stepX = freeX / (double) STEPS;
        double stepY = freeY / (double) STEPS;
        Scored best = around(size, freeX / 2.0, freeY / 2.0, stepX, stepY, STEPS / 2);
        for (int i = 0; i < CLOSER_LOOKS; i++) {
            stepX /= 4;
            stepY /= 4;
            Scored closer = around(size, best.box().x(), best.box().y(), stepX, stepY, 4);
            best = closer.score() > best.score() ? closer : best;
        }
        return best;
    }

    /** The best of the places up to so many steps away from the given one; of equals, the first one seen. */
    private Scored around(BoundingBox size, double x, double y, double stepX, double stepY, int steps) {
        Scored best = null;
        int stepsX = stepX == 0 ? 0 : steps;
        int stepsY = stepY == 0 ? 0 : steps;
        for (int i = -stepsY; i <= stepsY; i++) {
            for (int j = -stepsX; j <= stepsX; j++) {
                int left = clamp((int) Math.round(x + j * stepX), 0, width - size.w());
                int top = clamp((int) Math.round(y + i * stepY), 0, height - size.h());
                BoundingBox box = new BoundingBox(left, top, size.w(), size.h());
                double value = score.of(box);
                if (best == null || value > best.score()) {
                    best = new Scored(box, value);
                }
            }
        }
        return best;
    }

    private static int clamp(int value, int low, int high) {
        return Math.max(low, Math.min(high, value));
    }
}
