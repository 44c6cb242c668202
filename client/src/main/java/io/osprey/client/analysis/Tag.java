package io.osprey.client.analysis;

/**
 * A word that fits.
 *
 * @param name the word
 * @param confidence 0 to 1
 */
public record Tag(String name, double confidence) {}
