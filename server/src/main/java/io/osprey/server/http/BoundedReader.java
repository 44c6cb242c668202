package io.osprey.server.http;

import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads a stream of unknown length into memory, never more than a limit. */
public final class BoundedReader {
    private static final int FIRST_BYTES = 64 * 1024;

    private BoundedReader() {}

    /**
     * Reads to the end.
     *
     * @param declaredBytes length told beforehand, -1 when none was
     * @param maxBytes most that is read, below 2 GB
     * @param memory where the bytes are accounted
     * @throws io.osprey.server.problem.ProblemException {@code PICTURE_TOO_MANY_BYTES} as soon as the limit is passed
     */
    public static byte[] read(InputStream in, long declaredBytes, long maxBytes, UploadMemory.Share memory)
            throws IOException {
        if (declaredBytes > maxBytes) {
            throw Problem.of(Kind.PICTURE_TOO_MANY_BYTES).toException();
        }
        int first = declaredBytes >= 0 ? (int) Math.min(declaredBytes + 1, FIRST_BYTES) : FIRST_BYTES;
        memory.take(first);
        byte[] buffer = new byte[first];
        int length = 0;
        while (true) {
            int count = in.read(buffer, length, buffer.length - length);
            if (count < 0) {
                return length == buffer.length ? buffer : Arrays.copyOf(buffer, length);
            }
            length += count;
            if (length > maxBytes) {
                throw Problem.of(Kind.PICTURE_TOO_MANY_BYTES).toException();
            }
            if (length == buffer.length) {
                long target = declaredBytes >= length ? declaredBytes + 1 : maxBytes + 1;
                int grown = (int) Math.min(Math.min(target, maxBytes + 1), buffer.length * 2L);
                memory.take((long) grown - buffer.length);
                buffer = Arrays.copyOf(buffer, grown);
            }
        }
    }
}
