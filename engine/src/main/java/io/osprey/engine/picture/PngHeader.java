package io.osprey.engine.picture;

import java.io.ByteArrayOutputStream;

/**
 * The header of a PNG file.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">PNG, third edition</a>
 */
record PngHeader(int width, int height, Orientation orientation) implements PictureHeader {
    static final String SIGNATURE = "\u0089PNG\r\n\u001A\n";
    private static final int CHUNK_OVERHEAD_BYTES = 12;

    @Override
    public PictureFormat format() {
        return PictureFormat.PNG;
    }

    static PngHeader parse(ByteView view) throws PictureException {
        if (view.u32(8) != 13 || !view.has(12, "IHDR")) {
            throw PictureHeader.broken("no IHDR");
        }
        int width = PictureHeader.side(view.u32(16));
        int height = PictureHeader.side(view.u32(20));
        Orientation orientation = Orientation.UPRIGHT;
        for (long at = 8; at + CHUNK_OVERHEAD_BYTES <= view.size(); at += CHUNK_OVERHEAD_BYTES + view.u32(at)) {
            if (view.has(at + 4, "eXIf")) {
                orientation = Exif.orientation(view.part(at + 8, view.u32(at)));
                break;
            }
        }
        return new PngHeader(width, height, orientation);
    }

    /**
     * The file with only the chunks that hold pixels: decoders never see animation frames, compressed texts or profiles, in
     * which bombs hide, nor a chunk that claims to be longer than the file, for which they would allocate.
     */
    static byte[] essentials(byte[] file) {
        ByteView view = ByteView.bigEndian(file);
        ByteArrayOutputStream kept = new ByteArrayOutputStream(file.length);
        kept.write(file, 0, SIGNATURE.length());
        long at = SIGNATURE.length();
        while (at + CHUNK_OVERHEAD_BYTES <= view.size()) {
            long length = CHUNK_OVERHEAD_BYTES + view.u32(at);
            if (at + length > view.size()) {
                break;
            }
            if (isEssential(view, at + 4)) {
                kept.write(file, (int) at, (int) length);
            }
            at += length;
        }
        return kept.toByteArray();
    }

    private static boolean isEssential(ByteView view, long nameAt) {
        return view.has(nameAt, "IHDR")
                || view.has(nameAt, "PLTE")
                || view.has(nameAt, "tRNS")
                || view.has(nameAt, "IDAT")
                || view.has(nameAt, "IEND");
    }
}
