package io.osprey.client.analysis;

/**
 * A sentence about the whole picture.
 *
 * @param text without a final period
 * @param confidence 0 to 1
 */
public record Caption(String text, double confidence) {}
