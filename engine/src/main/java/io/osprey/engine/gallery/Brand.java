package io.osprey.engine.gallery;

import io.osprey.engine.BoundingBox;

/**
 * A brand that was recognised.
 *
 * @param name as in the gallery
 * @param confidence its similarity to the nearest exemplar, in (0, 1)
 * @param box the region that it was recognised by, in pixels
 */
public record Brand(String name, double confidence, BoundingBox box) {}
