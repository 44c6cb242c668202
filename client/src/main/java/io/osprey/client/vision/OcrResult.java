package io.osprey.client.vision;

import java.util.List;

/**
 * Printed text, by the synchronous operation. Boxes are {@code left,top,width,height} in the upright picture.
 *
 * @param language code, {@code unk} when nothing was found
 * @param textAngle radians, clockwise
 * @param orientation Up, Down, Left, Right or NotDetected
 * @param regions of text
 */
public record OcrResult(String language, double textAngle, String orientation, List<Region> regions) {
    /**
     * @param boundingBox left,top,width,height
     * @param lines of text
     */
    public record Region(String boundingBox, List<Line> lines) {}

    /**
     * @param boundingBox left,top,width,height
     * @param words of the line
     */
    public record Line(String boundingBox, List<Word> words) {}

    /**
     * @param boundingBox left,top,width,height
     * @param text as read
     */
    public record Word(String boundingBox, String text) {}
}
