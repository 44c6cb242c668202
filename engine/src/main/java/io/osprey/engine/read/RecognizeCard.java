package io.osprey.engine.read;

import java.util.List;

/**
 * Constants around the network that reads one line.
 *
 * @param input name of the input
 * @param output name of the output: for each step the probability of each symbol
 * @param channelOrder see {@link PixelScale}
 * @param mean see {@link PixelScale}
 * @param std see {@link PixelScale}
 * @param height of the input in pixels
 * @param minWidth least width of the input in pixels; shorter lines are padded
 * @param maxWidth most width of the input in pixels; longer lines are squeezed
 * @param widthStep the input's width is a multiple of this
 * @param batchWidth most pixels of width in one run, all its lines together (a line alone may have more)
 * @param spaceThreshold probability from which a space is taken where CTC's blank is best
 * @param polygonInset how far a reported polygon lies inside the box that is read, which has some air around the text:
 *     part of the box's height, on each side
 * @param lineThreshold confidence from which a line is kept
 */
record RecognizeCard(
        String input,
        String output,
        String channelOrder,
        List<Double> mean,
        List<Double> std,
        int height,
        int minWidth,
        int maxWidth,
        int widthStep,
        int batchWidth,
        double spaceThreshold,
        double polygonInset,
        double lineThreshold) {
    PixelScale pixelScale() {
        return new PixelScale(channelOrder, mean, std);
    }
}
