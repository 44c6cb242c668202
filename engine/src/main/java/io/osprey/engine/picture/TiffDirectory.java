package io.osprey.engine.picture;

/**
 * The first directory of a TIFF structure, classic or BigTIFF; EXIF and MPF segments hold the same structure. Values are
 * looked up in place: nothing is allocated by a claimed count.
 *
 * @param view the structure from its byte order mark on, in its own byte order
 * @param entriesAt offset of the first entry
 * @param count number of entries, as claimed
 * @param bigTiff whether offsets have eight bytes
 */
record TiffDirectory(ByteView view, long entriesAt, int count, boolean bigTiff) {
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int LONG8 = 16;

    static boolean hasSignature(ByteView view) {
        return view.has(0, "II*\0") || view.has(0, "MM\0*") || view.has(0, "II+\0") || view.has(0, "MM\0+");
    }

    static TiffDirectory first(ByteView structure) throws PictureException {
        if (!hasSignature(structure)) {
            throw PictureHeader.broken("no TIFF byte order");
        }
        ByteView view = structure.withLittleEndian(structure.u8(0) == 'I');
        if (view.u16(2) == 42) {
            long at = view.u32(4);
            return new TiffDirectory(view, at + 2, view.u16(at), false);
        }
        long at = view.u64(8);
        return new TiffDirectory(view, at + 8, (int) Math.min(0xFFFF, view.u64(at)), true);
    }

    /** Offset of the tag's entry, or -1. */
    long find(int tag) {
        int entryBytes = bigTiff ? 20 : 12;
        for (int i = 0; i < count; i++) {
            long entry = entriesAt + (long) i * entryBytes;
            if (entry + entryBytes > view.size()) {
                return -1;
            }
            if (view.u16(entry) == tag) {
                return entry;
            }
        }
        return -1;
    }

    /** Offset of the value of a tag that fits into its entry, or -1 when the tag is missing. */
    long valueAt(int tag) {
        long entry = find(tag);
        return entry < 0 ? -1 : entry + (bigTiff ? 12 : 8);
    }

    /** The first value of a whole-number tag, when it fits into its entry; otherwise the given default. */
    long value(int tag, long otherwise) {
        long entry = find(tag);
        if (entry < 0) {
            return otherwise;
        }
        long at = valueAt(tag);
        return switch (view.u16(entry + 2)) {
            case SHORT -> view.u16(at);
            case LONG -> view.u32(at);
            case LONG8 -> bigTiff ? view.u64(at) : otherwise;
            default -> otherwise;
        };
    }
}
