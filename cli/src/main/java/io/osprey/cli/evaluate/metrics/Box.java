package io.osprey.cli.evaluate.metrics;

/**
 * An axis-parallel box in pixels, which may be fractions of pixels.
 *
 * @param x left edge
 * @param y top edge
 * @param w width, 0 or more
 * @param h height, 0 or more
 */
public record Box(double x, double y, double w, double h) {
    public Box {
        if (!(w >= 0 && h >= 0) || !Double.isFinite(x + y + w + h)) {
            throw new IllegalArgumentException("not a box: " + x + "," + y + " " + w + "x" + h);
        }
    }

    /** Area in square pixels. */
    public double area() {
        return w * h;
    }

    /** Intersection over union, 0 (apart) to 1 (equal). */
    public double intersectionOverUnion(Box other) {
        double both = intersection(other);
        return both == 0 ? 0 : both / (area() + other.area() - both);
    }

    /** The share of this box that lies in the other one, 0 to 1. */
    public double shareInside(Box other) {
        double both = intersection(other);
        return both == 0 ? 0 : both / area();
    }

    private double intersection(Box other) {
        double width = Math.min(x + w, other.x + other.w) - Math.max(x, other.x);
        double height = Math.min(y + h, other.y + other.h) - Math.max(y, other.y);
        return width > 0 && height > 0 ? width * height : 0;
    }
}
