package com.azure.ai.vision.imageanalysis;

import com.azure.ai.vision.common.BoundingBox;

/** A part of the picture that keeps what matters. */
public final class CropSuggestion {
    private final double aspectRatio;
    private final BoundingBox boundingBox;

    CropSuggestion(double aspectRatio, BoundingBox boundingBox) {
        this.aspectRatio = aspectRatio;
        this.boundingBox = boundingBox;
    }

    /** Width / height, as asked for. */
    public double getAspectRatio() {
        return aspectRatio;
    }

    /** The part. */
    public BoundingBox getBoundingBox() {
        return boundingBox;
    }
}
