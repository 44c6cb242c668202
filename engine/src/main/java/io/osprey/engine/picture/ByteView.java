package io.osprey.engine.picture;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A window on a file's bytes, for header parsers that face hostile input: every access is checked against the window and
 * throws {@link IndexOutOfBoundsException} outside of it; offsets are {@code long}, so that claimed lengths can't overflow.
 *
 * @param bytes the whole file; not copied
 * @param from first byte of the window
 * @param to first byte after the window
 * @param littleEndian byte order of {@link #u16}, {@link #u32} and {@link #u64}
 */
record ByteView(byte[] bytes, int from, int to, boolean littleEndian) {
    ByteView {
        Objects.checkFromToIndex(from, to, bytes.length);
    }

    static ByteView bigEndian(byte[] bytes) {
        return new ByteView(bytes, 0, bytes.length, false);
    }

    static ByteView littleEndian(byte[] bytes) {
        return new ByteView(bytes, 0, bytes.length, true);
    }

    ByteView withLittleEndian(boolean little) {
        return new ByteView(bytes, from, to, little);
    }

    /** The part of this window from {@code offset} on, at most {@code length} bytes: what is claimed beyond the end is cut. */
    ByteView part(long offset, long length) {
        if (offset < 0 || offset > size() || length < 0) {
            throw new IndexOutOfBoundsException("offset " + offset + " of " + size());
        }
        return new ByteView(
                bytes, from + (int) offset, from + (int) (offset + Math.min(length, size() - offset)), littleEndian);
    }

    int size() {
        return to - from;
    }

    int u8(long offset) {
        if (offset < 0 || offset >= size()) {
            throw new IndexOutOfBoundsException("offset " + offset + " of " + size());
        }
        return bytes[from + (int) offset] & 0xFF;
    }

    int u16(long offset) {
        int first = u8(offset);
        int second = u8(offset + 1);
        return littleEndian ? second << 8 | first : first << 8 | second;
    }

    int u24(long offset) {
        return littleEndian ? u8(offset + 2) << 16 | u16(offset) : u8(offset) << 16 | u16(offset + 1);
    }

    long u32(long offset) {
        long first = u16(offset);
        long second = u16(offset + 2);
        return littleEndian ? second << 16 | first : first << 16 | second;
    }

    /** Eight bytes; values of 2^63 and more come out negative, which no caller takes for an offset. */
    long u64(long offset) {
        long first = u32(offset);
        long second = u32(offset + 4);
        return littleEndian ? second << 32 | first : first << 32 | second;
    }

    /** Whether the given Latin-1 characters stand at the offset; false beyond the end. */
    boolean has(long offset, String characters) {
        byte[] wanted = characters.getBytes(StandardCharsets.ISO_8859_1);
        if (offset < 0 || offset + wanted.length > size()) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[from + (int) offset + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
