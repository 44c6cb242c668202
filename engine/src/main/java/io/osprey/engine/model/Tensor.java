package io.osprey.engine.model;

import java.util.Arrays;

/** An array with a shape, row by row (the last dimension varies fastest). Not copied: don't write to the arrays. */
public sealed interface Tensor {
    /** Size of each dimension, outermost first; empty for a single number. */
    long[] shape();

    /** A tensor of 32-bit floats. */
    record Floats(long[] shape, float[] values) implements Tensor {
        public Floats {
            requireSize(shape, values.length);
        }

        /** The size of one dimension. */
        public int size(int dimension) {
            return Math.toIntExact(shape[dimension]);
        }
    }

    /** A tensor of 64-bit integers: token numbers, positions. */
    record Longs(long[] shape, long[] values) implements Tensor {
        public Longs {
            requireSize(shape, values.length);
        }
    }

    /** A tensor of floats. */
    static Floats of(float[] values, long... shape) {
        return new Floats(shape, values);
    }

    /** A tensor of integers. */
    static Longs of(long[] values, long... shape) {
        return new Longs(shape, values);
    }

    private static void requireSize(long[] shape, int length) {
        long size = 1;
        for (long dimension : shape) {
            size = Math.multiplyExact(size, dimension);
        }
        if (size != length) {
            throw new IllegalArgumentException(length + " values are not a tensor of " + Arrays.toString(shape));
        }
    }
}
