package io.osprey.cli.evaluate.metrics;

import java.util.List;

/**
 * The words of one picture.
 *
 * @param truths what is written
 * @param found what was read
 */
public record WordPicture(List<Truth> truths, List<Found> found) {
    public WordPicture {
        truths = List.copyOf(truths);
        found = List.copyOf(found);
    }

    /**
     * A word that is written.
     *
     * @param place where
     * @param text the word
     * @param anything whether it does not matter what is read there, as ICDAR's {@code ###} says
     */
    public record Truth(Outline place, String text, boolean anything) {}

    /**
     * A word that was read.
     *
     * @param place where
     * @param text the word
     * @param confidence in 0..1
     */
    public record Found(Outline place, String text, double confidence) {}
}
