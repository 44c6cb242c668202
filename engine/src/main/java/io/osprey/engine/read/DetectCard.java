package io.osprey.engine.read;

import java.util.List;

/**
 * Constants around the network that finds lines of text.
 *
 * @param input name of the input
 * @param output name of the output
 * @param channelOrder see {@link PixelScale}
 * @param mean see {@link PixelScale}
 * @param std see {@link PixelScale}
 * @param maxSide longer side of the network's input, in pixels, at most
 * @param minSide shorter side that a smaller picture is enlarged to, in pixels
 * @param tiledFromSide longer side from which a picture is seen in tiles, too
 * @param tileSide longest side of a tile, a multiple of {@code stride}
 * @param tileOverlap what neighbouring tiles share at least
 * @param maxTiledPixels larger pictures are reduced to about as many pixels before they are seen in tiles
 * @param clearHeight boxes this high in the network's pixels are found well in the whole picture, smaller ones better in tiles
 * @param stride the input's sides are multiples of this
 * @param pixelThreshold probability from which a pixel belongs to a text
 * @param boxThreshold mean probability from which a box is kept
 * @param unclipRatio how far boxes grow: area x ratio / perimeter (Liao et al. 2020, 3.4)
 * @param minBoxSide boxes whose shorter side is less, in the network's pixels, are dropped
 * @param maxBoxes most boxes looked at
 */
record DetectCard(
        String input,
        String output,
        String channelOrder,
        List<Double> mean,
        List<Double> std,
        int maxSide,
        int minSide,
        int tiledFromSide,
        int tileSide,
        int tileOverlap,
        int maxTiledPixels,
        double clearHeight,
        int stride,
        double pixelThreshold,
        double boxThreshold,
        double unclipRatio,
        double minBoxSide,
        int maxBoxes) {
    PixelScale pixelScale() {
        return new PixelScale(channelOrder, mean, std);
    }
}
