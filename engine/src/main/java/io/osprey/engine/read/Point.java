package io.osprey.engine.read;

/**
 * A corner of a text polygon.
 *
 * @param x pixels from the left
 * @param y pixels from the top
 */
public record Point(int x, int y) {}
