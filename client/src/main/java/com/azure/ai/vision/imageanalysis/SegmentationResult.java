package com.azure.ai.vision.imageanalysis;

/** A picture made from the foreground. */
public final class SegmentationResult {
    private final byte[] imageBuffer;
    private final int imageHeight;
    private final int imageWidth;

    SegmentationResult(byte[] imageBuffer, int imageHeight, int imageWidth) {
        this.imageBuffer = imageBuffer;
        this.imageHeight = imageHeight;
        this.imageWidth = imageWidth;
    }

    /** A PNG file; not copied. */
    public byte[] getImageBuffer() {
        return imageBuffer;
    }

    /** In pixels. */
    public int getImageHeight() {
        return imageHeight;
    }

    /** In pixels. */
    public int getImageWidth() {
        return imageWidth;
    }
}
