package io.osprey.server.document;

import io.osprey.engine.read.Point;
import io.osprey.engine.read.ReadResult;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is written on a page.
 *
 * @param number from 1 on
 * @param width in {@code unit}s
 * @param height in {@code unit}s
 * @param unit what {@link #flat} measures in
 * @param scale units for each pixel of {@code text}
 * @param text in pixels
 */
public record PageText(int number, double width, double height, Page.Unit unit, double scale, ReadResult text) {
    private static final double PLACES = 1e4;

    /** x and y of each corner in units: whole pixels, or inches with four decimals. */
    public List<Double> flat(List<Point> polygon) {
        return polygon.stream()
                .flatMap(corner -> Stream.of((double) corner.x(), (double) corner.y()))
                .map(pixels -> rounded(pixels * scale))
                .toList();
    }

    /** The unit as all APIs print it. */
    public String unitName() {
        return unit == Page.Unit.PIXEL ? "pixel" : "inch";
    }

    /** Four decimals. */
    public static double rounded(double value) {
        return Math.rint(value * PLACES) / PLACES + 0.0;
    }
}
