package io.osprey.engine.read;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of text.
 *
 * @param polygon four corners, clockwise from the text's own top left
 * @param words in reading order, at least one
 */
public record TextLine(List<Point> polygon, List<TextWord> words) {
    public TextLine {
        polygon = List.copyOf(polygon);
        words = List.copyOf(words);
    }

    /** The words joined by single spaces. */
    public String text() {
        return words.stream().map(TextWord::text).collect(Collectors.joining(" "));
    }
}
