package com.azure.ai.vision.common;

import io.osprey.client.core.Picture;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/** Where a picture comes from. It is looked at when an analysis begins. */
public final class VisionSource implements AutoCloseable {
    private final String id = UUID.randomUUID().toString();
    private final Supplier<Picture> picture;

    private VisionSource(Supplier<Picture> picture) {
        this.picture = picture;
    }

    /** A picture file. One that is missing makes the analysis fail, not this call. */
    public static VisionSource fromFile(String path) {
        Path file = Path.of(path);
        return new VisionSource(() -> Picture.file(file));
    }

    /**
     * A picture that the service fetches.
     *
     * @throws IllegalArgumentException if the address has characters that must be encoded
     */
    public static VisionSource fromUrl(URL url) {
        try {
            URI address = url.toURI();
            return new VisionSource(() -> Picture.at(address));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The picture's address has characters that must be encoded");
        }
    }

    /** A picture in memory: what the buffer holds when the analysis begins. */
    public static VisionSource fromImageSourceBuffer(ImageSourceBuffer buffer) {
        Objects.requireNonNull(buffer);
        return new VisionSource(() -> Picture.bytes(buffer.content()));
    }

    /** For the client's own packages: the picture as it is now. */
    public Picture picture() {
        return picture.get();
    }

    /** For the client's own packages: tells sources apart. */
    public String id() {
        return id;
    }

    /** Nothing is kept open between analyses, so nothing happens. */
    @Override
    public void close() {}
}
