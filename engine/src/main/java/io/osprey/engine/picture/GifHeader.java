package io.osprey.engine.picture;

/**
 * The header of a GIF file, up to its first frame. As in browsers, the picture is the logical screen, grown where the first
 * frame reaches beyond it.
 *
 * @param left where the first frame lies on the screen, in pixels
 * @param top where the first frame lies on the screen, in pixels
 * @param frameWidth width of the first frame
 * @param frameHeight height of the first frame
 * @see <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">GIF89a</a>
 */
record GifHeader(int width, int height, int left, int top, int frameWidth, int frameHeight) implements PictureHeader {
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;

    @Override
    public PictureFormat format() {
        return PictureFormat.GIF;
    }

    static GifHeader parse(ByteView view) throws PictureException {
        int flags = view.u8(10);
        long at = 13 + ((flags & 0x80) != 0 ? 3L << (flags & 7) + 1 : 0);
        while (view.u8(at) == EXTENSION) {
            at += 2;
            while (view.u8(at) != 0) {
                at += 1 + view.u8(at);
            }
            at++;
        }
        if (view.u8(at) != IMAGE) {
            throw PictureHeader.broken("no frame");
        }
        int left = view.u16(at + 1);
        int top = view.u16(at + 3);
        int frameWidth = PictureHeader.side(view.u16(at + 5));
        int frameHeight = PictureHeader.side(view.u16(at + 7));
        return new GifHeader(
                Math.max(view.u16(6), left + frameWidth),
                Math.max(view.u16(8), top + frameHeight),
                left,
                top,
                frameWidth,
                frameHeight);
    }
}
