package io.osprey.client.read;

import java.util.List;

/**
 * Text of a document.
 *
 * @param version of the answer's form
 * @param modelVersion of the models; nullable
 * @param readResults its pages
 */
public record ReadResult(String version, String modelVersion, List<Page> readResults) {
    /**
     * @param page from 1
     * @param language nullable
     * @param angle of the text, degrees
     * @param width in units
     * @param height in units
     * @param unit pixel or inch
     * @param lines in reading order
     */
    public record Page(
            int page, String language, double angle, double width, double height, String unit, List<Line> lines) {}

    /**
     * @param boundingBox x and y of four corners, clockwise from the text's own top left
     * @param text its words, joined by spaces
     * @param words in reading order
     */
    public record Line(List<Double> boundingBox, String text, List<Word> words) {}

    /**
     * @param boundingBox x and y of four corners
     * @param text as read
     * @param confidence 0 to 1; null before v3.0
     */
    public record Word(List<Double> boundingBox, String text, Double confidence) {}
}
