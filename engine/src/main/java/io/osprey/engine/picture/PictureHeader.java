package io.osprey.engine.picture;

import io.osprey.engine.picture.PictureException.Reason;

/** What a file says about its picture before any pixel is decoded. One record per container, each with a pure-Java parser. */
sealed interface PictureHeader permits JpegHeader, PngHeader, GifHeader, BmpHeader, TiffHeader, WebpHeader, IcoHeader {
    PictureFormat format();

    /** Width of the stored pixels, 1 or more. */
    int width();

    /** Height of the stored pixels, 1 or more. */
    int height();

    /** How the stored pixels must be turned. */
    default Orientation orientation() {
        return Orientation.UPRIGHT;
    }

    /** Size and format of the upright picture. */
    default PictureInfo info() {
        return orientation().swapsSides()
                ? new PictureInfo(height(), width(), format())
                : new PictureInfo(width(), height(), format());
    }

    /** Number of stored pixels. */
    default long pixels() {
        return (long) width() * height();
    }

    /**
     * Reads the header of the format that the first bytes give away; names and declared types play no part.
     *
     * @throws PictureException {@link Reason#BAD_FORMAT} for unknown formats and broken headers
     */
    static PictureHeader parse(byte[] bytes) throws PictureException {
        ByteView big = ByteView.bigEndian(bytes);
        try {
            if (big.has(0, "\u00FF\u00D8\u00FF")) {
                return JpegHeader.parse(big);
            }
            if (big.has(0, PngHeader.SIGNATURE)) {
                return PngHeader.parse(big);
            }
            ByteView little = ByteView.littleEndian(bytes);
            if (big.has(0, "GIF87a") || big.has(0, "GIF89a")) {
                return GifHeader.parse(little);
            }
            if (big.has(0, "BM")) {
                return BmpHeader.parse(little);
            }
            if (big.has(0, "RIFF") && big.has(8, "WEBP")) {
                return WebpHeader.parse(little);
            }
            if (TiffDirectory.hasSignature(big)) {
                return TiffHeader.parse(big);
            }
            if (big.has(0, "\0\0\1\0")) {
                return IcoHeader.parse(little);
            }
        } catch (IndexOutOfBoundsException e) {
            throw new PictureException(Reason.BAD_FORMAT, "The file ends inside its header", e);
        }
        throw new PictureException(Reason.BAD_FORMAT, "Not a picture of a known format");
    }

    /** A side of the picture, once it is known to be a sensible one. */
    static int side(long claimed) throws PictureException {
        if (claimed < 1 || claimed > Integer.MAX_VALUE) {
            throw broken("a side of " + claimed + " pixels");
        }
        return (int) claimed;
    }

    static PictureException broken(String what) {
        return new PictureException(Reason.BAD_FORMAT, "Broken header: " + what);
    }
}
