package io.osprey.engine.caption;

import io.osprey.engine.BoundingBox;

/**
 * A sentence about a region of a picture.
 *
 * @param text one plain sentence in the language of the request, without capital letter and a final period
 * @param confidence in (0, 1)
 * @param box the region, in pixels
 */
public record RegionCaption(String text, double confidence, BoundingBox box) {}
