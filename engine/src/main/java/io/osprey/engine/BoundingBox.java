package io.osprey.engine;

/**
 * An axis-parallel box in pixels of the upright picture (EXIF orientation applied).
 *
 * @param x left edge, 0 or more
 * @param y top edge, 0 or more
 * @param w width, 1 or more
 * @param h height, 1 or more
 */
public record BoundingBox(int x, int y, int w, int h) {
    public BoundingBox {
        if (x < 0 || y < 0 || w < 1 || h < 1) {
            throw new IllegalArgumentException("not a box inside a picture: " + x + "," + y + " " + w + "x" + h);
        }
    }

    /**
     * The smallest whole-pixel box around the given corners, cut to the picture.
     *
     * @param left, top, right, bottom corners as fractions of the picture's width and height; values outside 0..1 are cut
     * @param width the picture's width in pixels
     * @param height the picture's height in pixels
     */
    public static BoundingBox ofFractions(double left, double top, double right, double bottom, int width, int height) {
        int x0 = clamp((int) Math.floor(left * width), 0, width - 1);
        int y0 = clamp((int) Math.floor(top * height), 0, height - 1);
        int x1 = clamp((int) Math.ceil(right * width), x0 + 1, width);
        int y1 = clamp((int) Math.ceil(bottom * height), y0 + 1, height);
        return new BoundingBox(x0, y0, x1 - x0, y1 - y0);
    }

    /** The box that covers a whole picture. */
    public static BoundingBox whole(int width, int height) {
        return new BoundingBox(0, 0, width, height);
    }

    /** Area in square pixels. */
    public long area() {
        return (long) w * h;
    }

    /** Intersection over union with another box, 0 (apart) to 1 (equal). */
    public double intersectionOverUnion(BoundingBox other) {
        long overlapWidth = Math.max(0L, (long) Math.min(x + w, other.x + other.w) - Math.max(x, other.x));
        long overlapHeight = Math.max(0L, (long) Math.min(y + h, other.y + other.h) - Math.max(y, other.y));
        long intersection = overlapWidth * overlapHeight;
        return intersection / (double) (area() + other.area() - intersection);
    }

    private static int clamp(int value, int low, int high) {
        return Math.max(low, Math.min(high, value));
    }
}
