package io.osprey.engine.picture;

import io.osprey.engine.picture.PictureException.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The pages of a TIFF file, classic or BigTIFF. {@link PictureReader} takes the first page of a file: the others are read from a copy
 * of the file that begins with them. Pure functions, thread-safe.
 */
public final class TiffPages {
    private static final int CLASSIC_OFFSET_AT = 4;
    private static final int BIG_OFFSET_AT = 8;

    private TiffPages() {}

    /** Whether a file begins as TIFF files do. */
    public static boolean isTiff(byte[] file) {
        return TiffDirectory.hasSignature(ByteView.bigEndian(file));
    }

    /**
     * Where the directory of each page lies.
     *
     * @param most pages beyond are left out
     * @throws PictureException when the file is damaged, or its pages go round in a circle
     */
    public static List<Long> offsets(byte[] file, int most) throws PictureException {
        try {
            ByteView view = ByteView.bigEndian(file).withLittleEndian(file[0] == 'I');
            boolean big = view.u16(2) != 42;
            List<Long> offsets = new ArrayList<>();
            Set<Long> seen = new HashSet<>();
            long at = big ? view.u64(BIG_OFFSET_AT) : view.u32(CLASSIC_OFFSET_AT);
            while (at != 0 && offsets.size() < most) {
                if (!seen.add(at)) {
                    throw new PictureException(Reason.BAD_FORMAT, "the pages go round in a circle");
                }
                offsets.add(at);
                at = big ? view.u64(at + 8 + view.u64(at) * 20) : view.u32(at + 2 + view.u16(at) * 12L);
            }
            return List.copyOf(offsets);
        } catch (IndexOutOfBoundsException | ArithmeticException damaged) {
            throw new PictureException(Reason.BAD_FORMAT, "a page lies outside of the file", damaged);
        }
    }

    /**
     * The same file, beginning with another page.
     *
     * @param offset one of {@link #offsets}
     */
    public static byte[] beginningAt(byte[] file, long offset) {
        byte[] copy = file.clone();
        boolean little = file[0] == 'I';
        boolean big = file[little ? 2 : 3] != 42;
        int bytes = big ? Long.BYTES : Integer.BYTES;
        int at = big ? BIG_OFFSET_AT : CLASSIC_OFFSET_AT;
        for (int i = 0; i < bytes; i++) {
            int shift = Byte.SIZE * (little ? i : bytes - 1 - i);
            copy[at + i] = (byte) (offset >>> shift);
        }
        return copy;
    }
}
