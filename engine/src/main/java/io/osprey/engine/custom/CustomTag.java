package io.osprey.engine.custom;

/**
 * A tag of a custom model.
 *
 * @param name as in its data set
 * @param confidence in (0, 1)
 */
public record CustomTag(String name, double confidence) {}
