package io.osprey.engine.read;

import java.util.List;

/**
 * Constants around the network that tells whether a line stands on its head.
 *
 * @param input name of the input
 * @param output name of the output: the probabilities of upright and upside down
 * @param channelOrder see {@link PixelScale}
 * @param mean see {@link PixelScale}
 * @param std see {@link PixelScale}
 * @param width of the input in pixels
 * @param height of the input in pixels
 * @param batch most lines in one run
 * @param threshold probability from which a line may stand on its head
 */
record ClassifyCard(
        String input,
        String output,
        String channelOrder,
        List<Double> mean,
        List<Double> std,
        int width,
        int height,
        int batch,
        double threshold) {
    PixelScale pixelScale() {
        return new PixelScale(channelOrder, mean, std);
    }
}
