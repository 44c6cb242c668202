package io.osprey.client.analysis;

import java.util.List;

/**
 * A word of text.
 *
 * @param text as read
 * @param polygon four corners, clockwise from the text's own top left
 * @param confidence 0 to 1
 */
public record TextWord(String text, List<Point> polygon, double confidence) {
    public TextWord {
        polygon = List.copyOf(polygon);
    }
}
