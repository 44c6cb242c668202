package io.osprey.server.document;

import io.osprey.engine.picture.Picture;

/**
 * A page, ready to be read.
 *
 * @param picture what is on it
 * @param width in {@code unit}s
 * @param height in {@code unit}s
 * @param unit of a page of this kind of file
 */
public record Page(Picture picture, double width, double height, Unit unit) {
    /** What places on a page are measured in. */
    public enum Unit {
        PIXEL,
        INCH
    }

    /** Units for each pixel of {@link Picture#info()}. */
    public double scale() {
        return unit == Unit.PIXEL ? 1 : width / picture.info().width();
    }
}
