package io.osprey.engine.picture;

/** The one thing that matters here in EXIF data: which way is up. */
final class Exif {
    static final int ORIENTATION = 0x0112;

    private Exif() {}

    /** The orientation in a TIFF structure of either byte order, with or without an "Exif" prefix; upright when broken or missing. */
    static Orientation orientation(ByteView data) {
        try {
            ByteView structure = data.has(0, "Exif\0\0") ? data.part(6, data.size()) : data;
            return Orientation.ofExif(TiffDirectory.first(structure).value(ORIENTATION, 1));
        } catch (PictureException | IndexOutOfBoundsException e) {
            return Orientation.UPRIGHT;
        }
    }
}
