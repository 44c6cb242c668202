package io.osprey.cli.evaluate.metrics;

import java.util.List;

/**
 * The boxes of one picture.
 *
 * @param truths what is there
 * @param found what the engine says
 */
public record BoxPicture(List<Truth> truths, List<Found> found) {
    public BoxPicture {
        truths = List.copyOf(truths);
        found = List.copyOf(found);
    }

    /**
     * A thing that is there.
     *
     * @param kind name of its class
     * @param box where
     * @param area square pixels that the thing itself covers: decides whether it is small, medium or large
     * @param crowd whether the box holds many things of the kind; boxes found in it are neither right nor wrong
     */
    public record Truth(String kind, Box box, double area, boolean crowd) {}

    /**
     * A thing that was found.
     *
     * @param kind name of its class
     * @param box where
     * @param confidence surer ones come first
     */
    public record Found(String kind, Box box, double confidence) {}
}
