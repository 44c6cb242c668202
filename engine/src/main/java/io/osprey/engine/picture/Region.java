package io.osprey.engine.picture;

/**
 * A part of a picture in fractions of its width and height, so that it holds at whatever scale the picture was decoded.
 *
 * @param left 0 or more, below {@code right}
 * @param top 0 or more, below {@code bottom}
 * @param right at most 1
 * @param bottom at most 1
 */
public record Region(double left, double top, double right, double bottom) {
    /** The whole picture. */
    public static final Region WHOLE = new Region(0, 0, 1, 1);

    public Region {
        if (!(left >= 0 && top >= 0 && left < right && top < bottom && right <= 1 && bottom <= 1)) {
            throw new IllegalArgumentException(
                    "not a part of a picture: " + left + "," + top + " to " + right + "," + bottom);
        }
    }
}
