package io.osprey.engine.read;

/**
 * How likely each pixel is part of a text.
 *
 * @param values {@code height x width}, row by row, each 0..1
 */
record ProbabilityMap(int width, int height, float[] values) {
    ProbabilityMap {
        if (values.length != width * height) {
            throw new IllegalArgumentException(values.length + " values are not " + width + "x" + height);
        }
    }

    /** 1 where the value is above the threshold, else 0. */
    byte[] above(double threshold) {
        byte[] bits = new byte[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = (byte) (values[i] > threshold ? 1 : 0);
        }
        return bits;
    }

    /** Mean of the pixels whose middle lies inside a box or on its edge; 0 when there are none. */
    double mean(TextBox box) {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (Corner corner : box.corners()) {
            left = Math.min(left, corner.x());
            top = Math.min(top, corner.y());
            right = Math.max(right, corner.x());
            bottom = Math.max(bottom, corner.y());
        }
        double sum = 0;
        int count = 0;
        for (int y = Math.max(0, (int) Math.floor(top)); y <= Math.min(height - 1, (int) Math.ceil(bottom)); y++) {
            for (int x = Math.max(0, (int) Math.floor(left)); x <= Math.min(width - 1, (int) Math.ceil(right)); x++) {
                if (contains(box, x, y)) {
                    sum += values[y * width + x];
                    count++;
                }
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static boolean contains(TextBox box, double x, double y) {
        return isRightOf(box.topLeft(), box.topRight(), x, y)
                && isRightOf(box.topRight(), box.bottomRight(), x, y)
                && isRightOf(box.bottomRight(), box.bottomLeft(), x, y)
                && isRightOf(box.bottomLeft(), box.topLeft(), x, y);
    }

    private static boolean isRightOf(Corner from, Corner to, double x, double y) {
        return (to.x() - from.x()) * (y - from.y()) - (to.y() - from.y()) * (x - from.x()) >= -1e-6;
    }
}
