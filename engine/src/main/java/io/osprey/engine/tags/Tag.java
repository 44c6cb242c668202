package io.osprey.engine.tags;

/**
 * A word that fits the picture.
 *
 * @param name lower case, English
 * @param confidence in (0, 1)
 */
public record Tag(String name, double confidence) {}
