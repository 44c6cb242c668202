package io.osprey.client.analysis;

import java.util.List;

/**
 * A line of text.
 *
 * @param text its words, joined by spaces
 * @param polygon four corners, clockwise from the text's own top left
 * @param words in reading order
 */
public record TextLine(String text, List<Point> polygon, List<TextWord> words) {
    public TextLine {
        polygon = List.copyOf(polygon);
        words = List.copyOf(words);
    }
}
