package io.osprey.engine.sight;

import io.osprey.engine.BoundingBox;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.picture.Region;
import java.util.Optional;

/** Arithmetic on boxes in fractions of a picture. Pure functions. */
public final class Geometry {
    private Geometry() {}

    /** The part of a box that lies in the picture; empty when nothing of it does. */
    public static Optional<Region> clipped(double left, double top, double right, double bottom) {
        double l = clamp(left);
        double t = clamp(top);
        double r = clamp(right);
        double b = clamp(bottom);
        return l < r && t < b ? Optional.of(new Region(l, t, r, b)) : Optional.empty();
    }

    /** The share of the picture that a box covers, 0..1. */
    public static double area(Region box) {
        return (box.right() - box.left()) * (box.bottom() - box.top());
    }

    /** The share of the picture that both boxes cover, 0..1. */
    public static double intersection(Region a, Region b) {
        double width = Math.min(a.right(), b.right()) - Math.max(a.left(), b.left());
        double height = Math.min(a.bottom(), b.bottom()) - Math.max(a.top(), b.top());
        return width > 0 && height > 0 ? width * height : 0;
    }

    /** Intersection over union of two boxes, 0 (apart) to 1 (equal). */
    public static double intersectionOverUnion(Region a, Region b) {
        double both = intersection(a, b);
        return both / (area(a) + area(b) - both);
    }

    /** The smallest box around two boxes. */
    public static Region union(Region a, Region b) {
        return new Region(
                Math.min(a.left(), b.left()),
                Math.min(a.top(), b.top()),
                Math.max(a.right(), b.right()),
                Math.max(a.bottom(), b.bottom()));
    }

    /** A box with a margin on each side, cut to the picture. */
    public static Region widened(Region box, double marginShare) {
        double dx = (box.right() - box.left()) * marginShare;
        double dy = (box.bottom() - box.top()) * marginShare;
        return new Region(
                clamp(box.left() - dx), clamp(box.top() - dy), clamp(box.right() + dx), clamp(box.bottom() + dy));
    }

    /** The smallest whole-pixel box around a box. */
    public static BoundingBox toPixels(Region box, PictureInfo picture) {
        return BoundingBox.ofFractions(
                box.left(), box.top(), box.right(), box.bottom(), picture.width(), picture.height());
    }

    private static double clamp(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
