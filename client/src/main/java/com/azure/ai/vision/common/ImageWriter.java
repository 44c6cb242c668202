package com.azure.ai.vision.common;

import java.nio.ByteBuffer;

/** Writes a picture file into an {@link ImageSourceBuffer}, whole or in parts. */
public final class ImageWriter implements AutoCloseable {
    private final ImageSourceBuffer buffer;
    private volatile boolean closed;

    ImageWriter(ImageSourceBuffer buffer) {
        this.buffer = buffer;
    }

    /**
     * Appends the bytes from position to limit; copied. The position moves to the limit.
     *
     * @throws IllegalStateException if the writer or the buffer is closed
     */
    public void write(ByteBuffer image) {
        byte[] bytes = new byte[image.remaining()];
        image.get(bytes);
        write(bytes);
    }

    /**
     * Appends bytes; copied.
     *
     * @throws IllegalStateException if the writer or the buffer is closed
     */
    public void write(byte[] image) {
        if (closed) {
            throw new IllegalStateException("The writer is closed");
        }
        buffer.append(image);
    }

    /** What was written stays in the buffer. */
    @Override
    public void close() {
        closed = true;
    }
}
