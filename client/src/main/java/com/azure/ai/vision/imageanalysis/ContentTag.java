package com.azure.ai.vision.imageanalysis;

/** A word that fits the picture. */
public final class ContentTag {
    private final String name;
    private final double confidence;

    ContentTag(String name, double confidence) {
        this.name = name;
        this.confidence = confidence;
    }

    /** The word. */
    public String getName() {
        return name;
    }

    /** 0 to 1. */
    public double getConfidence() {
        return confidence;
    }
}
