package io.osprey.engine.picture;

/** How stored pixels lie to the upright picture: the eight values of EXIF tag 0x0112, in their order (EXIF 2.32, 4.6.4 A). */
enum Orientation {
    UPRIGHT(false),
    MIRRORED(false),
    UPSIDE_DOWN(false),
    UPSIDE_DOWN_MIRRORED(false),
    TRANSPOSED(true),
    TURNED_LEFT(true),
    TRANSVERSED(true),
    TURNED_RIGHT(true);

    private final boolean swapsSides;

    Orientation(boolean swapsSides) {
        this.swapsSides = swapsSides;
    }

    /** The orientation of an EXIF value; upright for all but 1..8. */
    static Orientation ofExif(long value) {
        return value >= 1 && value <= 8 ? values()[(int) value - 1] : UPRIGHT;
    }

    /** Whether the upright picture's width is the stored height. */
    boolean swapsSides() {
        return swapsSides;
    }
}
