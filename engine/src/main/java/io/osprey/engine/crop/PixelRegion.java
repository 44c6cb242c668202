package io.osprey.engine.crop;

import io.osprey.engine.BoundingBox;
import io.osprey.engine.picture.Region;

/**
 * A region in whole pixels, so that what is held and what is cut can be told exactly.
 *
 * @param left first column
 * @param top first row
 * @param right the column after the last
 * @param bottom the row after the last
 * @param weight how much it matters beside others, above 0
 */
record PixelRegion(int left, int top, int right, int bottom, double weight) {
    /** Fractions of a picture that come from whole pixels miss them by less. */
    private static final double ROUNDING = 1e-6;

    private static final double ROOM = 0.5;

    /** The smallest one around a region of a picture of the given size. */
    static PixelRegion around(WeightedRegion weighted, int width, int height) {
        Region region = weighted.region();
        return new PixelRegion(
                (int) Math.floor(region.left() * width + ROUNDING),
                (int) Math.floor(region.top() * height + ROUNDING),
                (int) Math.ceil(region.right() * width - ROUNDING),
                (int) Math.ceil(region.bottom() * height - ROUNDING),
                weighted.weight());
    }

    /** This region with a share of its shorter side around it, as far as the picture goes. */
    PixelRegion withRoom(int width, int height) {
        int room = (int) Math.ceil(ROOM * Math.min(right - left, bottom - top));
        return new PixelRegion(
                Math.max(0, left - room),
                Math.max(0, top - room),
                Math.min(width, right + room),
                Math.min(height, bottom + room),
                weight);
    }

    boolean isHeldBy(BoundingBox crop) {
        return crop.x() <= left && crop.y() <= top && crop.x() + crop.w() >= right && crop.y() + crop.h() >= bottom;
    }

    boolean isTouchedBy(BoundingBox crop) {
        return crop.x() < right && crop.y() < bottom && crop.x() + crop.w() > left && crop.y() + crop.h() > top;
    }

    boolean fitsInto(BoundingBox size) {
        return right - left <= size.w() && bottom - top <= size.h();
    }
}
