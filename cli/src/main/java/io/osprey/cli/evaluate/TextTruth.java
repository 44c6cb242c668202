package io.osprey.cli.evaluate;

import io.osprey.cli.evaluate.metrics.WordPicture;
import java.util.List;
import java.util.Optional;

/**
 * What is written in a picture; at least one of both is known.
 *
 * @param text all of it, lines in reading order
 * @param words each with its place
 */
record TextTruth(Optional<String> text, Optional<List<WordPicture.Truth>> words) {
    /** What people write in place of a word that can't be read, or that does not matter. */
    static final String ANYTHING = "###";
}
