package io.osprey.engine.color;

import io.osprey.engine.AttentionMap;

/** How much each pixel of a sample belongs to the foreground, 0..1: attention stretched to its full range. */
final class AttentionWeights {
    private static final float MIN_RANGE = 0.001f;

    private AttentionWeights() {}

    /** Weights row by row. Where attention is even everywhere, the middle half of the picture is the foreground. */
    static double[] of(AttentionMap map, int width, int height) {
        float min = Float.MAX_VALUE;
        float max = -Float.MAX_VALUE;
        for (float value : map.values()) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        double[] weights = new double[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float value = map.at(y * map.rows() / height, x * map.columns() / width);
                weights[y * width + x] =
                        max - min < MIN_RANGE ? middle(x, y, width, height) : (value - min) / (max - min);
            }
        }
        return weights;
    }

    private static double middle(int x, int y, int width, int height) {
        boolean inside = x >= width / 4 && x < width - width / 4 && y >= height / 4 && y < height - height / 4;
        return inside ? 1 : 0;
    }
}
