package io.osprey.engine.gallery;

import io.osprey.engine.BoundingBox;

/**
 * A person who was recognised, and has agreed to be.
 *
 * @param name as in the gallery
 * @param confidence the similarity to the nearest exemplar, in (0, 1)
 * @param face the face's box, in pixels
 */
public record Celebrity(String name, double confidence, BoundingBox face) {}
