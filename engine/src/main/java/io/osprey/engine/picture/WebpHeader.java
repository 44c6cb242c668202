package io.osprey.engine.picture;

/**
 * The header of a WebP file: lossy, lossless or extended (alpha, animation, EXIF).
 *
 * @see <a href="https://developers.google.com/speed/webp/docs/riff_container">WebP container specification</a>
 */
record WebpHeader(int width, int height, Orientation orientation) implements PictureHeader {
    private static final int CHUNK_HEADER_BYTES = 8;

    @Override
    public PictureFormat format() {
        return PictureFormat.WEBP;
    }

    static WebpHeader parse(ByteView view) throws PictureException {
        if (view.has(12, "VP8X")) {
            return new WebpHeader(view.u24(24) + 1, view.u24(27) + 1, exifOrientation(view));
        }
        if (view.has(12, "VP8L")) {
            if (view.u8(20) != 0x2F) {
                throw PictureHeader.broken("no lossless signature");
            }
            long sizes = view.u32(21);
            return new WebpHeader((int) (sizes & 0x3FFF) + 1, (int) (sizes >> 14 & 0x3FFF) + 1, Orientation.UPRIGHT);
        }
        if (view.has(12, "VP8 ") && view.has(23, "\u009D\u0001\u002A")) {
            return new WebpHeader(
                    PictureHeader.side(view.u16(26) & 0x3FFF),
                    PictureHeader.side(view.u16(28) & 0x3FFF),
                    Orientation.UPRIGHT);
        }
        throw PictureHeader.broken("no WebP picture");
    }

    private static Orientation exifOrientation(ByteView view) {
        for (long at = 12; at + CHUNK_HEADER_BYTES <= view.size(); ) {
            long length = view.u32(at + 4);
            if (view.has(at, "EXIF")) {
                return Exif.orientation(view.part(at + CHUNK_HEADER_BYTES, length));
            }
            at += CHUNK_HEADER_BYTES + length + (length & 1);
        }
        return Orientation.UPRIGHT;
    }
}
