package com.azure.ai.vision.common;

import java.io.ByteArrayOutputStream;

/** A picture file in memory. */
public final class ImageSourceBuffer implements AutoCloseable {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean closed;

    /** Empty. */
    public ImageSourceBuffer() {}

    /** A writer that appends to this buffer. */
    public ImageWriter getWriter() {
        return new ImageWriter(this);
    }

    synchronized void append(byte[] more) {
        if (closed) {
            throw new IllegalStateException("The buffer is closed");
        }
        bytes.writeBytes(more);
    }

    /** A copy of all that was written. */
    synchronized byte[] content() {
        if (closed) {
            throw new IllegalStateException("The buffer is closed");
        }
        return bytes.toByteArray();
    }

    /** Forgets the picture; analyses of it that begin later fail. */
    @Override
    public synchronized void close() {
        closed = true;
        bytes.reset();
    }
}
