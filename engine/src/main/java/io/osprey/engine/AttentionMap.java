package io.osprey.engine;

/**
 * A coarse map of where the eye goes.
 *
 * @param rows cells from top to bottom
 * @param columns cells from left to right
 * @param values {@code rows x columns}, row by row, each 0..1
 */
public record AttentionMap(int rows, int columns, float[] values) {
    public AttentionMap {
        if (values.length != rows * columns) {
            throw new IllegalArgumentException(values.length + " values are not " + rows + "x" + columns);
        }
    }

    /** The value of one cell. */
    public float at(int row, int column) {
        return values[row * columns + column];
    }
}
