package io.osprey.cli.evaluate.metrics;

import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.List;

/**
 * A polygon in pixels.
 *
 * @param corners at least three, in either direction
 */
public record Outline(List<Corner> corners) {
    public Outline {
        corners = List.copyOf(corners);
        if (corners.size() < 3) {
            throw new IllegalArgumentException("a polygon needs three corners, not " + corners.size());
        }
    }

    /**
     * A corner.
     *
     * @param x pixels from the left
     * @param y pixels from the top
     */
    public record Corner(double x, double y) {}

    /** An axis-parallel rectangle. */
    public static Outline ofBox(Box box) {
        double right = box.x() + box.w();
        double bottom = box.y() + box.h();
        return new Outline(List.of(
                new Corner(box.x(), box.y()),
                new Corner(right, box.y()),
                new Corner(right, bottom),
                new Corner(box.x(), bottom)));
    }

    /** Area in square pixels; of a polygon that crosses itself, that of all its parts. */
    public double area() {
        return area(shape());
    }

    /** Square pixels that both cover. */
    public double intersection(Outline other) {
        Area both = shape();
        both.intersect(other.shape());
        return area(both);
    }

    /** Intersection over union, 0 (apart) to 1 (equal). */
    public double intersectionOverUnion(Outline other) {
        double both = intersection(other);
        return both == 0 ? 0 : both / (area() + other.area() - both);
    }

    private Area shape() {
        Path2D path = new Path2D.Double();
        path.moveTo(corners.get(0).x(), corners.get(0).y());
        corners.stream().skip(1).forEach(corner -> path.lineTo(corner.x(), corner.y()));
        path.closePath();
        return new Area(path);
    }

    /** By Gauss's formula; holes run the other way round than what they are in, so their areas are taken off. */
    private static double area(Area shape) {
        double twice = 0;
        double[] at = new double[6];
        double firstX = 0;
        double firstY = 0;
        double x = 0;
        double y = 0;
        for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            int kind = path.currentSegment(at);
            if (kind == PathIterator.SEG_MOVETO) {
                firstX = at[0];
                firstY = at[1];
            } else {
                double toX = kind == PathIterator.SEG_CLOSE ? firstX : at[0];
                double toY = kind == PathIterator.SEG_CLOSE ? firstY : at[1];
                twice += x * toY - toX * y;
            }
            x = kind == PathIterator.SEG_CLOSE ? firstX : at[0];
            y = kind == PathIterator.SEG_CLOSE ? firstY : at[1];
        }
        return Math.abs(twice) / 2;
    }
}
