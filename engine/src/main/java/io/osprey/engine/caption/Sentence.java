package io.osprey.engine.caption;

import java.util.List;

/**
 * A sentence as the captioner said it, before any rewriting.
 *
 * @param words lower case, at least one
 * @param confidence in (0, 1)
 */
public record Sentence(List<String> words, double confidence) {
    public Sentence {
        words = List.copyOf(words);
    }
}
