package com.azure.ai.vision.imageanalysis;

import com.azure.ai.vision.common.ImagePoint;
import java.util.List;

/** A word of text. */
public final class DetectedTextWord {
    private final String content;
    private final List<ImagePoint> boundingPolygon;
    private final double confidence;

    DetectedTextWord(String content, List<ImagePoint> boundingPolygon, double confidence) {
        this.content = content;
        this.boundingPolygon = List.copyOf(boundingPolygon);
        this.confidence = confidence;
    }

    /** As read. */
    public String getContent() {
        return content;
    }

    /** Four corners, clockwise from the text's own top left. */
    public List<ImagePoint> getBoundingPolygon() {
        return boundingPolygon;
    }

    /** 0 to 1. */
    public double getConfidence() {
        return confidence;
    }
}
