package com.azure.ai.vision.imageanalysis;

import com.azure.ai.vision.common.ImagePoint;
import java.util.List;

/** A line of text. */
public final class DetectedTextLine {
    private final String content;
    private final List<ImagePoint> boundingPolygon;
    private final List<DetectedTextWord> words;

    DetectedTextLine(String content, List<ImagePoint> boundingPolygon, List<DetectedTextWord> words) {
        this.content = content;
        this.boundingPolygon = List.copyOf(boundingPolygon);
        this.words = List.copyOf(words);
    }

    /** Its words, joined by spaces. */
    public String getContent() {
        return content;
    }

    /** Four corners, clockwise from the text's own top left. */
    public List<ImagePoint> getBoundingPolygon() {
        return boundingPolygon;
    }

    /** In reading order. */
    public List<DetectedTextWord> getWords() {
        return words;
    }
}
