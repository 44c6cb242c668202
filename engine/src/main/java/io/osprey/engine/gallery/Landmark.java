package io.osprey.engine.gallery;

/**
 * A place that was recognised.
 *
 * @param name as in the gallery
 * @param confidence its similarity to the nearest exemplar, in (0, 1)
 */
public record Landmark(String name, double confidence) {}
