package io.osprey.client.core;

import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The body of a call. */
public sealed interface Upload {
    /** No body. */
    Upload NONE = new Bytes(new byte[0], null);

    /** MIME type; null without a body. */
    String contentType();

    /** For one attempt. */
    BodyPublisher publisher();

    /** Whether a second attempt can send the same again. */
    default boolean repeatable() {
        return true;
    }

    /** A JSON text. */
    static Upload json(Object value) {
        return new Bytes(Json.write(value), "application/json");
    }

    /**
     * Bytes in memory.
     *
     * @param bytes not copied: must not change until the call ends
     */
    record Bytes(byte[] bytes, String contentType) implements Upload {
        @Override
        public BodyPublisher publisher() {
            return contentType == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes);
        }
    }

    /** A file, read while it is sent. */
    record OfFile(Path file, String contentType) implements Upload {
        @Override
        public BodyPublisher publisher() {
            try {
                return BodyPublishers.ofFile(file);
            } catch (FileNotFoundException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * A stream, sent in chunks while it is read and closed when it ends, fails or grows over the limit.
     *
     * @param once whether the supplier gives the same stream each time, so that nothing can be sent twice
     */
    record OfStream(Supplier<? extends InputStream> open, boolean once, long maxBytes, String contentType)
            implements Upload {
        public OfStream {
            Objects.requireNonNull(open);
        }

        @Override
        public BodyPublisher publisher() {
            return BodyPublishers.ofInputStream(() -> new Limited(open.get(), maxBytes));
        }

        @Override
        public boolean repeatable() {
            return !once;
        }
    }

    /** Fails when more is read than allowed; closes what it reads from at the end, and when reading fails. */
    final class Limited extends FilterInputStream {
        private final long maxBytes;
        private final AtomicBoolean closed = new AtomicBoolean();
        private long read;

        Limited(InputStream in, long maxBytes) {
            super(in);
            this.maxBytes = maxBytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count;
            try {
                count = super.read(buffer, offset, length);
            } catch (IOException | RuntimeException e) {
                close();
                throw new UploadFailedException("The picture cannot be read", e);
            }
            if (count < 0) {
                close();
                if (read == 0) {
                    throw new UploadFailedException(Picture.sizeMessage(maxBytes), null);
                }
                return -1;
            }
            read += count;
            if (read > maxBytes) {
                close();
                throw new UploadFailedException(Picture.sizeMessage(maxBytes), null);
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            if (closed.compareAndSet(false, true)) {
                super.close();
            }
        }
    }

    /** What the caller gave cannot be sent; repetition would not help. */
    final class UploadFailedException extends IOException {
        private static final long serialVersionUID = 1;

        UploadFailedException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
