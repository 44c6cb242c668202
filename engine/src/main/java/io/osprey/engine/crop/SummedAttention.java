package io.osprey.engine.crop;

import io.osprey.engine.AttentionMap;

/**
 * How much of the attention a rectangle holds, in constant time: a summed-area table (Crow 1984) over the map's cells, read
 * between its knots, so that rectangles may cut cells. A map without any attention counts as even.
 */
final class SummedAttention {
    private final int rows;
    private final int columns;
    private final double[] sums;

    SummedAttention(AttentionMap map) {
        rows = map.rows();
        columns = map.columns();
        sums = new double[(rows + 1) * (columns + 1)];
        boolean even = isEmpty(map);
        for (int row = 0; row < rows; row++) {
            double sumOfRow = 0;
            for (int column = 0; column < columns; column++) {
                sumOfRow += even ? 1 : Math.max(0, map.at(row, column));
                sums[index(row + 1, column + 1)] = sums[index(row, column + 1)] + sumOfRow;
            }
        }
    }

    private static boolean isEmpty(AttentionMap map) {
        for (float value : map.values()) {
            if (value > 0) {
                return false;
            }
        }
        return true;
    }

    /** The share of all attention, 0..1, inside the given corners in fractions of the picture. */
    double share(double left, double top, double right, double bottom) {
        double inside = sum(right, bottom) - sum(left, bottom) - sum(right, top) + sum(left, top);
        return inside / sums[sums.length - 1];
    }

    /** The sum from the picture's corner to the given point: bilinear between knots, as cells are even inside. */
    private double sum(double x, double y) {
        double column = x * columns;
        double row = y * rows;
        int c = Math.min((int) column, columns - 1);
        int r = Math.min((int) row, rows - 1);
        double above = mix(sums[index(r, c)], sums[index(r, c + 1)], column - c);
        double below = mix(sums[index(r + 1, c)], sums[index(r + 1, c + 1)], column - c);
        return mix(above, below, row - r);
    }

    private static double mix(double first, double second, double share) {
        return first + (second - first) * share;
    }

    private int index(int row, int column) {
        return row * (columns + 1) + column;
    }
}
