package io.osprey.engine.caption;

import io.osprey.engine.model.Network;
import io.osprey.engine.model.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The decoder network as a {@link StepFunction}. Keeps the keys and values of all words said so far, so that each step computes
 * one word only. Belongs to one search: not thread-safe.
 */
final class DecoderSteps implements StepFunction {
    private final Network decoder;
    private final Memory memory;
    private Memory memoryOfRows;
    private int[] picturesOfRows;
    private Tensor.Floats pastKeys;
    private Tensor.Floats pastValues;
    private int position;

    DecoderSteps(Network decoder, Memory memory) {
        this.decoder = decoder;
        this.memory = memory;
        this.memoryOfRows = memory;
        int pictures = memory.keys().size(1);
        this.picturesOfRows = IntStream.range(0, pictures).toArray();
        long[] shape = memory.keys().shape();
        this.pastKeys = Tensor.of(new float[0], shape[0], pictures, shape[2], 0, shape[4]);
        this.pastValues = pastKeys;
    }

    @Override
    public float[][] next(int[] parents, int[] words) {
        reorder(parents);
        Map<String, Tensor> inputs = new HashMap<>();
        inputs.put("token", Tensor.of(Arrays.stream(words).asLongStream().toArray(), words.length));
        inputs.put("position", Tensor.of(new long[] {position}, 1));
        inputs.put("past_keys", pastKeys);
        inputs.put("past_values", pastValues);
        inputs.put("keys", memoryOfRows.keys());
        inputs.put("values", memoryOfRows.values());
        inputs.put("mask", memoryOfRows.mask());
        Map<String, Tensor.Floats> outputs = decoder.run(inputs);
        pastKeys = outputs.get("present_keys");
        pastValues = outputs.get("present_values");
        position++;
        return split(outputs.get("log_probabilities"));
    }

    private void reorder(int[] parents) {
        int[] pictures = new int[parents.length];
        for (int row = 0; row < parents.length; row++) {
            pictures[row] = picturesOfRows[parents[row]];
        }
        if (!Arrays.equals(pictures, picturesOfRows)) {
            memoryOfRows = memory.ofPictures(pictures);
            picturesOfRows = pictures;
        }
        boolean unchanged = parents.length == pastKeys.size(1);
        for (int row = 0; row < parents.length; row++) {
            unchanged &= parents[row] == row;
        }
        if (!unchanged) {
            pastKeys = Memory.rows(pastKeys, 1, parents);
            pastValues = Memory.rows(pastValues, 1, parents);
        }
    }

    private static float[][] split(Tensor.Floats rows) {
        int width = rows.size(1);
        float[][] split = new float[rows.size(0)][];
        for (int row = 0; row < split.length; row++) {
            split[row] = Arrays.copyOfRange(rows.values(), row * width, (row + 1) * width);
        }
        return split;
    }
}
