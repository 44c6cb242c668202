package io.osprey.engine.crop;

import io.osprey.engine.BoundingBox;
import io.osprey.engine.picture.Region;
import java.util.List;

/**
 * How good a crop is beside others that reach the same {@link CropGoals}: {@code kept / area^0.25 + 2 regions}, where {@code kept} is the share of attention inside, {@code area} the
 * share of the picture, and {@code regions} the weighted mean of what every {@link WeightedRegion} contributes. Even attention
 * so prefers the largest crop, and attention in one place a tighter one.
 */
final class CropScore {
    private static final double TIGHTNESS = 0.25;
    private static final double REGIONS_TO_ATTENTION = 2;
    private static final double NEARLY_WHOLE = 0.9;
    private static final double PENALTY_FOR_LYING_ASIDE = 0.001;

    private final int width;
    private final int height;
    private final SummedAttention attention;
    private final List<WeightedRegion> regions;
    private final double weights;

    CropScore(int width, int height, SummedAttention attention, List<WeightedRegion> regions) {
        this.width = width;
        this.height = height;
        this.attention = attention;
        this.regions = regions;
        this.weights = regions.stream().mapToDouble(WeightedRegion::weight).sum();
    }

    double of(BoundingBox crop) {
        double left = crop.x() / (double) width;
        double top = crop.y() / (double) height;
        double right = (crop.x() + crop.w()) / (double) width;
        double bottom = (crop.y() + crop.h()) / (double) height;
        double kept = attention.share(left, top, right, bottom);
        double area = (right - left) * (bottom - top);
        double aside = Math.abs(left + right - 1) + Math.abs(top + bottom - 1);
        return kept / Math.pow(area, TIGHTNESS)
                + REGIONS_TO_ATTENTION * regions(left, top, right, bottom)
                - PENALTY_FOR_LYING_ASIDE * aside;
    }

    private double regions(double left, double top, double right, double bottom) {
        double score = 0;
        for (WeightedRegion weighted : regions) {
            Region region = weighted.region();
            double wide = Math.min(right, region.right()) - Math.max(left, region.left());
            double high = Math.min(bottom, region.bottom()) - Math.max(top, region.top());
            double area = (region.right() - region.left()) * (region.bottom() - region.top());
            score += weighted.weight() * contribution(Math.max(0, wide) * Math.max(0, high) / area);
        }
        return weights == 0 ? 0 : score / weights;
    }

    /**
     * 1 for a region that is whole, 0 for one that is outside or half inside, less than nothing for one that is touched, and
     * steeply rising over the last tenth, so that a search finds its way to holding it whole.
     */
    private static double contribution(double inside) {
        if (inside < NEARLY_WHOLE) {
            return cut(inside);
        }
        double rest = Math.min(1, (inside - NEARLY_WHOLE) / (1 - NEARLY_WHOLE));
        return cut(NEARLY_WHOLE) + rest * (1 - cut(NEARLY_WHOLE));
    }

    private static double cut(double inside) {
        return inside / 2 - inside * (1 - inside);
    }
}
