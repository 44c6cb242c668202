package io.osprey.engine.caption;

/**
 * A sentence about a picture.
 *
 * @param text one plain lower-case sentence without a final period
 * @param confidence in (0, 1)
 */
public record Caption(String text, double confidence) {}
