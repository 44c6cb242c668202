package io.osprey.client.core;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** A picture to analyze: a file, bytes, a stream, or an address that the service fetches from. */
public abstract sealed class Picture {
    private Picture() {}

    /** A picture file. It is opened when a call is made, and streamed. */
    public static Picture file(Path file) {
        return new OfFile(Objects.requireNonNull(file));
    }

    /** A picture that the service fetches; it must be able to reach it. http and https only. */
    public static Picture at(URI address) {
        return new At(Objects.requireNonNull(address));
    }

    /** A picture file in memory; copied. */
    public static Picture bytes(byte[] file) {
        return new OfBytes(file.clone());
    }

    /** A picture file in memory, from position to limit; copied, the buffer's position stays. */
    public static Picture bytes(ByteBuffer file) {
        byte[] bytes = new byte[file.remaining()];
        file.duplicate().get(bytes);
        return new OfBytes(bytes);
    }

    /**
     * A picture file as a stream that can be opened anew for each attempt. It is sent in chunks while it is read, and closed.
     *
     * @param open gives a fresh stream each time
     */
    public static Picture stream(Supplier<? extends InputStream> open) {
        return new OfStream(Objects.requireNonNull(open), false);
    }

    /** A picture file as a stream that can be read once: a failed call is not repeated. It is closed when the call ends. */
    public static Picture stream(InputStream in) {
        Objects.requireNonNull(in);
        return new OfStream(() -> in, true);
    }

    /**
     * What is sent. Size limits are checked here, before sending; those of a stream while it is sent.
     *
     * @throws OspreyException {@link FailureReason#CLIENT} if the file can't be read or its size is outside 1 to {@code maxBytes}
     */
    public abstract Upload upload(long maxBytes);

    static String sizeMessage(long maxBytes) {
        return "The image size is not allowed to be zero or larger than " + maxBytes + " bytes";
    }

    private static void checkSize(long bytes, long maxBytes) {
        if (bytes == 0 || bytes > maxBytes) {
            throw OspreyException.refused(sizeMessage(maxBytes));
        }
    }

    private static final class OfFile extends Picture {
        private final Path file;

        OfFile(Path file) {
            this.file = file;
        }

        @Override
        public Upload upload(long maxBytes) {
            long size;
            try {
                size = Files.size(file);
            } catch (IOException e) {
                throw new UnreadableFileException(file, e);
            }
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new UnreadableFileException(file, null);
            }
            checkSize(size, maxBytes);
            return new Upload.OfFile(file, "application/octet-stream");
        }

        @Override
        public String toString() {
            return "picture file " + file;
        }
    }

    private static final class At extends Picture {
        private final URI address;

        At(URI address) {
            this.address = address;
        }

        @Override
        public Upload upload(long maxBytes) {
            return Upload.json(Map.of("url", address.toString()));
        }

        /** Without the query: addresses of stored files carry signatures there. */
        @Override
        public String toString() {
            return "picture at " + address.getScheme() + "://" + address.getHost() + address.getPath();
        }
    }

    private static final class OfBytes extends Picture {
        private final byte[] bytes;

        OfBytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public Upload upload(long maxBytes) {
            checkSize(bytes.length, maxBytes);
            return new Upload.Bytes(bytes, "application/octet-stream");
        }

        @Override
        public String toString() {
            return "picture of " + bytes.length + " bytes";
        }
    }

    private static final class OfStream extends Picture {
        private final Supplier<? extends InputStream> open;
        private final boolean once;

        OfStream(Supplier<? extends InputStream> open, boolean once) {
            this.open = open;
            this.once = once;
        }

        @Override
        public Upload upload(long maxBytes) {
            return new Upload.OfStream(open, once, maxBytes, "application/octet-stream");
        }

        @Override
        public String toString() {
            return "picture stream";
        }
    }
}
