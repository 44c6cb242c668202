package io.osprey.engine.picture;

/**
 * How many pixels are kept of a large picture. Reading small text wants about 4000 pixels on the long side; more costs
 * memory and gives nothing. So pictures above {@link #MAX_PIXELS} are shrunk to it, and a JPEG is decoded at the smallest
 * scale that still leaves {@link #MIN_PIXELS}.
 */
final class WorkingSize {
    /** No picture at hand has more pixels: 16 megapixels are 48 MB of RGB. */
    static final long MAX_PIXELS = 16_000_000;

    /** A JPEG decoded at reduced scale keeps at least these: a 4:3 picture is then 2828 pixels wide or more. */
    static final long MIN_PIXELS = 6_000_000;

    private WorkingSize() {}

    /** By how much a JPEG of so many pixels is reduced while it is decoded: 1, 2, 4 or 8 on each side. */
    static int jpegReduction(long pixels) {
        int reduction = 1;
        while (reduction < 8 && pixels / (4L * reduction * reduction) >= MIN_PIXELS) {
            reduction *= 2;
        }
        return reduction;
    }

    /** Of every how many pixels and rows one is kept by the Java decoders, so that about {@link #MAX_PIXELS} remain. */
    static int sampling(long pixels) {
        return (int) Math.ceil(Math.sqrt(pixels / (double) MAX_PIXELS));
    }

    /** The factor, at most 1, that brings a decoded picture down to {@link #MAX_PIXELS}. */
    static double scale(long pixels) {
        return Math.min(1, Math.sqrt(MAX_PIXELS / (double) pixels));
    }
}
