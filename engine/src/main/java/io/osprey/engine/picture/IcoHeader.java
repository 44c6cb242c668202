package io.osprey.engine.picture;

/**
 * The directory of an icon file, and the size of its largest image (of equals, the one with most bits per pixel).
 *
 * @param index of the largest image
 * @param from offset of that image's data
 * @param to offset of the first byte after it
 * @param png whether it is a whole PNG file; otherwise a bitmap with a mask
 */
record IcoHeader(int width, int height, int index, int from, int to, boolean png) implements PictureHeader {
    private static final int ENTRY_BYTES = 16;

    @Override
    public PictureFormat format() {
        return PictureFormat.ICO;
    }

    static IcoHeader parse(ByteView view) throws PictureException {
        int count = view.u16(4);
        int best = -1;
        long bestRank = -1;
        for (int i = 0; i < count; i++) {
            long entry = 6 + (long) i * ENTRY_BYTES;
            long area = (long) sideOf(view.u8(entry)) * sideOf(view.u8(entry + 1));
            long rank = area << 16 | view.u16(entry + 6);
            if (rank > bestRank) {
                bestRank = rank;
                best = i;
            }
        }
        if (best < 0) {
            throw PictureHeader.broken("no image");
        }
        long entry = 6 + (long) best * ENTRY_BYTES;
        ByteView image = view.part(view.u32(entry + 12), view.u32(entry + 8));
        if (image.has(0, PngHeader.SIGNATURE)) {
            PngHeader png = PngHeader.parse(image.withLittleEndian(false));
            return new IcoHeader(png.width(), png.height(), best, image.from(), image.to(), true);
        }
        BmpHeader bitmap = BmpHeader.parseDib(image);
        int height = PictureHeader.side(bitmap.height() / 2);
        return new IcoHeader(bitmap.width(), height, best, image.from(), image.to(), false);
    }

    private static int sideOf(int entryByte) {
        return entryByte == 0 ? 256 : entryByte;
    }
}
