package io.osprey.engine.picture;

/** The index of a JPEG's APP2 "MPF" segment (CIPA DC-007, Multi-Picture Format). */
final class MultiPicture {
    private static final int MP_ENTRIES = 0xB002;
    private static final int ENTRY_BYTES = 16;
    private static final int TYPE_MASK = 0xFF0000;
    private static final int MULTI_FRAME = 0x020000;

    private MultiPicture() {}

    /**
     * Whether the index names a panorama, stereo or multi-angle picture. Phones also use the index for previews and gain
     * maps of an ordinary JPEG: those don't make an MPO. A broken index is no index.
     */
    static boolean hasFurtherViews(ByteView tiff) {
        try {
            TiffDirectory directory = TiffDirectory.first(tiff);
            long entry = directory.find(MP_ENTRIES);
            if (entry < 0) {
                return false;
            }
            ByteView view = directory.view();
            long count = Math.min(view.u32(entry + 4) / ENTRY_BYTES, view.size() / ENTRY_BYTES);
            long table = view.u32(entry + 8);
            for (long i = 0; i < count; i++) {
                if ((view.u32(table + i * ENTRY_BYTES) & TYPE_MASK) == MULTI_FRAME) {
                    return true;
                }
            }
            return false;
        } catch (PictureException | IndexOutOfBoundsException e) {
            return false;
        }
    }
}
