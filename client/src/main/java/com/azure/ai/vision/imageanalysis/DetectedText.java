package com.azure.ai.vision.imageanalysis;

import java.util.AbstractList;
import java.util.List;

/** The text in a picture: a list of its lines. */
public final class DetectedText extends AbstractList<DetectedTextLine> {
    private final List<DetectedTextLine> lines;

    DetectedText(List<DetectedTextLine> lines) {
        this.lines = List.copyOf(lines);
    }

    /** The lines, in reading order. */
    public List<DetectedTextLine> getLines() {
        return lines;
    }

    @Override
    public DetectedTextLine get(int index) {
        return lines.get(index);
    }

    @Override
    public int size() {
        return lines.size();
    }
}
