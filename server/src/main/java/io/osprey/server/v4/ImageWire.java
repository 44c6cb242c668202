package io.osprey.server.v4;

import java.util.List;

/** The parts of an answer that previews and GA print alike (api-v4.md section 4). */
public final class ImageWire {
    private ImageWire() {}

    /** A list in an object of its own, as 4.0 prints all its lists. */
    public record Values<T>(List<T> values) {}

    /** Picture size in pixels. */
    public record Metadata(int width, int height) {}

    /** A caption of the whole picture. */
    public record Caption(String text, double confidence) {}

    /** A caption of a region. */
    public record DenseCaption(String text, double confidence, Box boundingBox) {}

    /** A tag. */
    public record Tag(String name, double confidence) {}

    /** What a custom model says. */
    public record CustomModel(Values<Tag> tagsResult) {}

    /** An object; its list of tags has one. */
    public record DetectedObject(Box boundingBox, List<Tag> tags) {}

    /** A crop. */
    public record Crop(double aspectRatio, Box boundingBox) {}

    /** A person. */
    public record Person(Box boundingBox, double confidence) {}

    /** A box in pixels. */
    public record Box(int x, int y, int w, int h) {}
}
