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
 * @param shortLineThreshold the same for lines of one or two characters, which eyes, wheels and branches look like
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
        double lineThreshold,
        double shortLineThreshold) {
    private static final int SHORT_LINE_CHARACTERS = 3;

    /** Whether a line is sure enough to be reported. */
    boolean keeps(RecognizedLine line) {
        long characters =
                line.symbols().stream().filter(symbol -> !symbol.isSpace()).count();
        return characters > 0
                && line.confidence() >= (characters < SHORT_LINE_CHARACTERS ? shortLineThreshold : lineThreshold);
    }

    PixelScale pixelScale() {
        return new PixelScale(channelOrder, mean, std);
    }
}
