package io.osprey.engine.picture;

/** The header of a Windows or OS/2 bitmap file. Its fourth channel is taken for padding, as most programs do. */
record BmpHeader(int width, int height) implements PictureHeader {
    private static final int CORE_HEADER_BYTES = 12;
    private static final int FILE_HEADER_BYTES = 14;

    @Override
    public PictureFormat format() {
        return PictureFormat.BMP;
    }

    static BmpHeader parse(ByteView view) throws PictureException {
        return parseDib(view.part(FILE_HEADER_BYTES, view.size()));
    }

    /** Reads a bitmap without file header, as inside an icon. */
    static BmpHeader parseDib(ByteView view) throws PictureException {
        long headerBytes = view.u32(0);
        if (headerBytes == CORE_HEADER_BYTES) {
            return new BmpHeader(PictureHeader.side(view.u16(4)), PictureHeader.side(view.u16(6)));
        }
        if (headerBytes < 16 || headerBytes > 1024) {
            throw PictureHeader.broken("bitmap header of " + headerBytes + " bytes");
        }
        return new BmpHeader(
                PictureHeader.side((int) view.u32(4)), PictureHeader.side(Math.abs((long) (int) view.u32(8))));
    }
}
