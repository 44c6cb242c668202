package io.osprey.engine.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The four corners around a line of text, clockwise from the text's own top left, in pixels of some picture. */
record TextBox(Corner topLeft, Corner topRight, Corner bottomRight, Corner bottomLeft) {
    /**
     * Orders four corners of a rectangle as a text that runs to the right would have them: the two leftmost are its left
     * side, and the upper one of each side its top.
     */
    static TextBox ofCorners(List<Corner> corners) {
        List<Corner> byX = new ArrayList<>(corners);
        byX.sort(Comparator.comparingDouble(Corner::x).thenComparingDouble(Corner::y));
        List<Corner> left = new ArrayList<>(byX.subList(0, 2));
        List<Corner> right = new ArrayList<>(byX.subList(2, 4));
        left.sort(Comparator.comparingDouble(Corner::y));
        right.sort(Comparator.comparingDouble(Corner::y));
        return new TextBox(left.get(0), right.get(0), right.get(1), left.get(1));
    }

    /** Length in the text's direction: the longer one of top and bottom. */
    double width() {
        return Math.max(topLeft.distanceTo(topRight), bottomLeft.distanceTo(bottomRight));
    }

    /** Length across the text's direction: the longer one of the two sides. */
    double height() {
        return Math.max(topLeft.distanceTo(bottomLeft), topRight.distanceTo(bottomRight));
    }

    Corner center() {
        return new Corner(
                (topLeft.x() + topRight.x() + bottomRight.x() + bottomLeft.x()) / 4,
                (topLeft.y() + topRight.y() + bottomRight.y() + bottomLeft.y()) / 4);
    }

    /** Direction of the text: degrees clockwise from "to the right", in (-180, 180]. */
    double angleDegrees() {
        Corner left = topLeft.towards(bottomLeft, 0.5);
        Corner right = topRight.towards(bottomRight, 0.5);
        double angle = Math.toDegrees(Math.atan2(right.y() - left.y(), right.x() - left.x()));
        return angle <= -180 ? 180 : angle;
    }

    List<Corner> corners() {
        return List.of(topLeft, topRight, bottomRight, bottomLeft);
    }

    /** The same place for a text that runs from this one's top right to its bottom right. */
    TextBox quarterTurned() {
        return new TextBox(topRight, bottomRight, bottomLeft, topLeft);
    }

    /** The same place for a text that stands on its head. */
    TextBox halfTurned() {
        return new TextBox(bottomRight, bottomLeft, topLeft, topRight);
    }

    /**
     * The part between two places on the way from the left side (0) to the right side (1) and two from the upper side (0) to the
     * lower side (1).
     */
    TextBox part(double from, double to, double top, double bottom) {
        Corner upperLeft = topLeft.towards(topRight, from);
        Corner upperRight = topLeft.towards(topRight, to);
        Corner lowerRight = bottomLeft.towards(bottomRight, to);
        Corner lowerLeft = bottomLeft.towards(bottomRight, from);
        return new TextBox(
                upperLeft.towards(lowerLeft, top),
                upperRight.towards(lowerRight, top),
                upperRight.towards(lowerRight, bottom),
                upperLeft.towards(lowerLeft, bottom));
    }

    /** The same rectangle with every side moved outwards by a distance in pixels. */
    TextBox grown(double distance) {
        double alongX = topRight.x() - topLeft.x();
        double alongY = topRight.y() - topLeft.y();
        double along = Math.max(Math.hypot(alongX, alongY), 1e-9);
        double downX = bottomLeft.x() - topLeft.x();
        double downY = bottomLeft.y() - topLeft.y();
        double down = Math.max(Math.hypot(downX, downY), 1e-9);
        double ax = alongX / along * distance;
        double ay = alongY / along * distance;
        double dx = downX / down * distance;
        double dy = downY / down * distance;
        return new TextBox(
                new Corner(topLeft.x() - ax - dx, topLeft.y() - ay - dy),
                new Corner(topRight.x() + ax - dx, topRight.y() + ay - dy),
                new Corner(bottomRight.x() + ax + dx, bottomRight.y() + ay + dy),
                new Corner(bottomLeft.x() - ax + dx, bottomLeft.y() - ay + dy));
    }

    double area() {
        return polygonArea(corners());
    }

    /** Square pixels that two boxes share. */
    double intersection(TextBox other) {
        List<Corner> part = corners();
        List<Corner> edges = other.corners();
        for (int i = 0; i < edges.size() && !part.isEmpty(); i++) {
            part = rightOf(part, edges.get(i), edges.get((i + 1) % edges.size()));
        }
        return polygonArea(part);
    }

    /** The part of a convex polygon that lies to the right of an edge (Sutherland and Hodgman 1974). */
    private static List<Corner> rightOf(List<Corner> polygon, Corner from, Corner to) {
        List<Corner> part = new ArrayList<>();
        for (int i = 0; i < polygon.size(); i++) {
            Corner here = polygon.get(i);
            Corner next = polygon.get((i + 1) % polygon.size());
            double side = side(from, to, here);
            double nextSide = side(from, to, next);
            if (side >= 0) {
                part.add(here);
            }
            if (side > 0 && nextSide < 0 || side < 0 && nextSide > 0) {
                part.add(here.towards(next, side / (side - nextSide)));
            }
        }
        return part;
    }

    private static double side(Corner from, Corner to, Corner point) {
        return (to.x() - from.x()) * (point.y() - from.y()) - (to.y() - from.y()) * (point.x() - from.x());
    }

    private static double polygonArea(List<Corner> corners) {
        double twice = 0;
        for (int i = 0; i < corners.size(); i++) {
            Corner here = corners.get(i);
            Corner next = corners.get((i + 1) % corners.size());
            twice += here.x() * next.y() - next.x() * here.y();
        }
        return Math.abs(twice) / 2;
    }

    /** The box in a picture of another size. */
    TextBox scaled(double scaleX, double scaleY) {
        List<Corner> scaled = corners().stream()
                .map(corner -> new Corner(corner.x() * scaleX, corner.y() * scaleY))
                .toList();
        return new TextBox(scaled.get(0), scaled.get(1), scaled.get(2), scaled.get(3));
    }

    /** The corners as whole pixels inside a picture. */
    List<Point> polygon(int pictureWidth, int pictureHeight) {
        return corners().stream()
                .map(corner -> new Point(clamp(corner.x(), pictureWidth - 1), clamp(corner.y(), pictureHeight - 1)))
                .toList();
    }

    private static int clamp(double value, int high) {
        return (int) Math.max(0, Math.min(high, Math.round(value)));
    }
}
