package com.azure.ai.vision.imageanalysis;

import com.azure.ai.vision.common.BoundingBox;

/** A sentence about the picture or a region of it. */
public final class ContentCaption {
    private final String content;
    private final double confidence;
    private final BoundingBox boundingBox;

    ContentCaption(String content, double confidence, BoundingBox boundingBox) {
        this.content = content;
        this.confidence = confidence;
        this.boundingBox = boundingBox;
    }

    /** The sentence, without a final period. */
    public String getContent() {
        return content;
    }

    /** 0 to 1. */
    public double getConfidence() {
        return confidence;
    }

    /** The region; null for the caption of the whole picture. */
    public BoundingBox getBoundingBox() {
        return boundingBox;
    }
}
