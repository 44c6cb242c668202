package com.azure.ai.vision.imageanalysis;

import com.azure.ai.vision.common.BoundingBox;

/** A thing in the picture. */
public final class DetectedObject {
    private final String name;
    private final BoundingBox boundingBox;
    private final double confidence;

    DetectedObject(String name, BoundingBox boundingBox, double confidence) {
        this.name = name;
        this.boundingBox = boundingBox;
        this.confidence = confidence;
    }

    /** What it is. */
    public String getName() {
        return name;
    }

    /** Where it is. */
    public BoundingBox getBoundingBox() {
        return boundingBox;
    }

    /** 0 to 1. */
    public double getConfidence() {
        return confidence;
    }
}
