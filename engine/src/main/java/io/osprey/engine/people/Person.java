package io.osprey.engine.people;

import io.osprey.engine.BoundingBox;

/**
 * A person found in the picture; not identified.
 *
 * @param box in pixels
 * @param confidence in (0, 1); weak candidates down to 0.001 are kept
 */
public record Person(BoundingBox box, double confidence) {}
