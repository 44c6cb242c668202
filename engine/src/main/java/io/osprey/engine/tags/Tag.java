package io.osprey.engine.tags;

/**
 * A word that fits the picture.
 *
 * @param name in the language of the request; English ones are lower case
 * @param confidence in (0, 1)
 */
public record Tag(String name, double confidence) {}
