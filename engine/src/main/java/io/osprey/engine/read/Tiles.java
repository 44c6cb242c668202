package io.osprey.engine.read;

import java.util.ArrayList;
import java.util.List;

/**
 * Overlapping tiles that cover a picture. Each tile answers for its own part, which ends in the middle of what it shares with its
 * neighbours, so that every pixel is seen with some surroundings.
 */
final class Tiles {
    private Tiles() {}

    /**
     * A stretch of one axis.
     *
     * @param from begin of the tile
     * @param size its length
     * @param ownFrom begin of its own part
     * @param ownTo end of its own part
     */
    record Stretch(int from, int size, int ownFrom, int ownTo) {}

    /**
     * As few equal stretches as can be that cover an axis.
     *
     * @param length of the axis, a multiple of {@code stride}
     * @param most longest stretch, a multiple of {@code stride}
     * @param overlap least length that neighbours share
     * @param stride what lengths are multiples of
     */
    static List<Stretch> of(int length, int most, int overlap, int stride) {
        int count = length <= most ? 1 : (length - overlap + most - overlap - 1) / (most - overlap);
        int even = (length + (count - 1) * overlap + count - 1) / count;
        int size = Math.min(most, (even + stride - 1) / stride * stride);
        List<Stretch> stretches = new ArrayList<>(count);
        int ownFrom = 0;
        for (int i = 0; i < count; i++) {
            int from = count == 1 ? 0 : (int) ((long) i * (length - size) / (count - 1));
            int next = count == 1 ? 0 : (int) ((long) (i + 1) * (length - size) / (count - 1));
            int ownTo = i + 1 == count ? length : (next + from + size) / 2;
            stretches.add(new Stretch(from, size, ownFrom, ownTo));
            ownFrom = ownTo;
        }
        return stretches;
    }
}
