package io.osprey.client.analysis;

/**
 * A point in pixels of the picture as people see it.
 *
 * @param x from the left
 * @param y from the top
 */
public record Point(int x, int y) {}
