package io.osprey.engine.read;

import java.util.List;

/**
 * A line with its exact place.
 *
 * @param box in pixels of the picture that was read
 * @param words from left to right, at least one
 */
record FoundLine(TextBox box, List<FoundWord> words) {
    FoundLine {
        words = List.copyOf(words);
    }
}
