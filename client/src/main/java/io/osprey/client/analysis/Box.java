package io.osprey.client.analysis;

/**
 * A rectangle in pixels of the picture as people see it.
 *
 * @param x left edge
 * @param y top edge
 * @param w width
 * @param h height
 */
public record Box(int x, int y, int w, int h) {}
