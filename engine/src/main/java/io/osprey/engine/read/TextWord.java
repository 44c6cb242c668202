package io.osprey.engine.read;

import java.util.List;

/**
 * A word of a line.
 *
 * @param text without white space
 * @param polygon four corners, clockwise from the text's own top left
 * @param confidence in (0, 1)
 */
public record TextWord(String text, List<Point> polygon, double confidence) {
    public TextWord {
        polygon = List.copyOf(polygon);
    }
}
