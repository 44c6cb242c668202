package io.osprey.engine.caption;

import io.osprey.engine.model.Tensor;
import java.util.Arrays;

/**
 * What the decoder attends to: the encoded grids and concepts of one or more pictures. Not copied: don't write to the arrays.
 *
 * @param keys {@code [layers, pictures, heads, cells, width]}
 * @param values of the same shape
 * @param mask {@code [pictures, 1, 1, cells]}, added to the scores
 */
record Memory(Tensor.Floats keys, Tensor.Floats values, Tensor.Floats mask) {
    /** The memory for rows that are about the given pictures. */
    Memory ofPictures(int[] pictures) {
        return new Memory(rows(keys, 1, pictures), rows(values, 1, pictures), rows(mask, 0, pictures));
    }

    /**
     * A tensor whose rows are picked along one dimension.
     *
     * @param dimension along which to pick
     * @param rows which rows to take, in order; one may be taken often
     */
    static Tensor.Floats rows(Tensor.Floats tensor, int dimension, int[] rows) {
        int outer = 1;
        for (int i = 0; i < dimension; i++) {
            outer *= tensor.size(i);
        }
        int count = tensor.size(dimension);
        int inner = tensor.values().length / (outer * count);
        float[] picked = new float[outer * rows.length * inner];
        for (int o = 0; o < outer; o++) {
            for (int r = 0; r < rows.length; r++) {
                System.arraycopy(
                        tensor.values(), (o * count + rows[r]) * inner, picked, (o * rows.length + r) * inner, inner);
            }
        }
        long[] shape = Arrays.copyOf(tensor.shape(), tensor.shape().length);
        shape[dimension] = rows.length;
        return Tensor.of(picked, shape);
    }
}
