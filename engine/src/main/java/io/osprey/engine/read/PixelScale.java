package io.osprey.engine.read;

import io.osprey.engine.model.ModelException;
import java.util.List;

/**
 * How a network wants its pixels: {@code (value / 255 - mean) / std} for each channel, one channel after the other.
 *
 * @param channelOrder {@code RGB} or {@code BGR}
 * @param mean of each channel, in that order, 0..1
 * @param std of each channel, in that order, above 0
 */
record PixelScale(String channelOrder, List<Double> mean, List<Double> std) {
    PixelScale {
        if (!"RGB".equals(channelOrder) && !"BGR".equals(channelOrder)) {
            throw new ModelException("channelOrder must be RGB or BGR, not " + channelOrder);
        }
        if (mean.size() != 3 || std.size() != 3) {
            throw new ModelException("mean and std need three numbers each");
        }
    }

    /**
     * Writes RGB pixels into planes.
     *
     * @param rgb {@code height x width x 3} bytes, red first
     * @param target gets three planes of {@code height x planeWidth} floats from {@code offset} on; where a row is wider
     *     than the pixels are, it is left as it is
     */
    void write(byte[] rgb, int width, int height, float[] target, int offset, int planeWidth) {
        for (int channel = 0; channel < 3; channel++) {
            float[] table = table(channel);
            int source = channelOrder.charAt(0) == 'R' ? channel : 2 - channel;
            int plane = offset + channel * height * planeWidth;
            for (int y = 0; y < height; y++) {
                int to = plane + y * planeWidth;
                int from = y * width * 3 + source;
                for (int x = 0; x < width; x++, from += 3) {
                    target[to + x] = table[rgb[from] & 0xff];
                }
            }
        }
    }

    private float[] table(int channel) {
        float[] table = new float[256];
        for (int value = 0; value < 256; value++) {
            table[value] = (float) ((value / 255.0 - mean.get(channel)) / std.get(channel));
        }
        return table;
    }
}
