package com.azure.ai.vision.imageanalysis;

import com.azure.ai.vision.common.BoundingBox;

/** Somebody in the picture. Weak candidates are listed too. */
public final class DetectedPerson {
    private final BoundingBox boundingBox;
    private final double confidence;

    DetectedPerson(BoundingBox boundingBox, double confidence) {
        this.boundingBox = boundingBox;
        this.confidence = confidence;
    }

    /** Where. */
    public BoundingBox getBoundingBox() {
        return boundingBox;
    }

    /** 0 to 1. */
    public double getConfidence() {
        return confidence;
    }
}
