package io.osprey.engine;

import io.osprey.engine.picture.Picture;
import io.osprey.engine.read.ReadResult;

/**
 * What the networks say about one picture. Each network runs at most once, on first demand, however many features ask.
 * Belongs to one request: not thread-safe.
 */
public interface Perception {
    /** The picture. */
    Picture picture();

    /** Where the eye goes, from the shared network. */
    AttentionMap attention();

    /** Text found in the picture, from the reading networks. */
    ReadResult text();
}
