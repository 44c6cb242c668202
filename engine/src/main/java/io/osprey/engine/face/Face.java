package io.osprey.engine.face;

import io.osprey.engine.BoundingBox;

/**
 * A face found in the picture; not identified.
 *
 * @param box in pixels
 * @param confidence in (0, 1)
 */
public record Face(BoundingBox box, double confidence) {}
