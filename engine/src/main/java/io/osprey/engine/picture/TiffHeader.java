package io.osprey.engine.picture;

/**
 * The header of a TIFF or BigTIFF file's first page.
 *
 * @param orientationAt offset of the orientation's value in the file, or -1 when there is none
 * @param associatedAlpha whether colours are already multiplied by the alpha channel
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0</a>
 */
record TiffHeader(int width, int height, Orientation orientation, long orientationAt, boolean associatedAlpha)
        implements PictureHeader {
    private static final int IMAGE_WIDTH = 256;
    private static final int IMAGE_LENGTH = 257;
    private static final int SAMPLES_PER_PIXEL = 277;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_LENGTH = 323;
    private static final int EXTRA_SAMPLES = 338;
    private static final int MAX_SAMPLES_PER_PIXEL = 16;
    private static final long MAX_TILE_PIXELS = 1 << 24;

    @Override
    public PictureFormat format() {
        return PictureFormat.TIFF;
    }

    static TiffHeader parse(ByteView view) throws PictureException {
        TiffDirectory directory = TiffDirectory.first(view);
        checkAllocations(directory);
        return new TiffHeader(
                PictureHeader.side(directory.value(IMAGE_WIDTH, 0)),
                PictureHeader.side(directory.value(IMAGE_LENGTH, 0)),
                Orientation.ofExif(directory.value(Exif.ORIENTATION, 1)),
                directory.valueAt(Exif.ORIENTATION),
                directory.value(EXTRA_SAMPLES, 0) == 1);
    }

    /** Refuses files for which decoders would allocate much more than their pixels need. */
    private static void checkAllocations(TiffDirectory directory) throws PictureException {
        if (directory.value(SAMPLES_PER_PIXEL, 1) > MAX_SAMPLES_PER_PIXEL) {
            throw PictureHeader.broken("too many samples per pixel");
        }
        long tileWidth = PictureHeader.side(directory.value(TILE_WIDTH, 1));
        if (tileWidth * PictureHeader.side(directory.value(TILE_LENGTH, 1)) > MAX_TILE_PIXELS) {
            throw PictureHeader.broken("too large tiles");
        }
    }

    /** The file as if stored upright, since decoders differ in what they do with the orientation. */
    byte[] withoutOrientation(byte[] file) {
        if (orientation == Orientation.UPRIGHT) {
            return file;
        }
        byte[] upright = file.clone();
        int lowByte = (int) orientationAt;
        while (upright[lowByte] == 0) {
            lowByte++;
        }
        upright[lowByte] = 1;
        return upright;
    }
}
