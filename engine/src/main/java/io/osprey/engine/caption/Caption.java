package io.osprey.engine.caption;

/**
 * A sentence about a picture.
 *
 * @param text one plain sentence in the language of the request, without capital letter and a final period
 * @param confidence in (0, 1)
 */
public record Caption(String text, double confidence) {}
