package io.osprey.engine.imagetype;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.FeatureReader;
import io.osprey.engine.Perception;

/**
 * Tells clip art and line drawings from photographs by {@link PixelStatistics}, without any network. Thread-safe.
 *
 * <p>Clip art is told by a logistic regression: on held-out pictures of the PACS set (Li et al., 2017) and of COCO and ImageNet,
 * 95.5 % of cartoons are called clip art (2 or 3: 89.3 %), and so are 3 to 8 % of photographs and 8 % of paintings. A line drawing is
 * light, nearly colourless, mostly even and sharp: all sketches of PACS are, and 1 of 7,670 photographs. Drawings on grey or
 * yellowed paper are missed, and a scanned page of text counts as a line drawing. How this was measured: docs/decisions/0021.
 */
public final class ImageTypeReader implements FeatureReader<ImageTypeResult> {
    private static final double AMBIGUOUS = 0.5;
    private static final double NORMAL = 0.7;
    private static final double GOOD = 0.9;

    private static final double MAX_COLORFUL_OF_LINES = 0.02;
    private static final double MIN_LIGHT_OF_LINES = 0.7;
    private static final double MAX_DARK_OF_LINES = 0.25;
    private static final double MAX_MIDDLE_OF_LINES = 0.2;
    private static final double MIN_EVEN_OF_LINES = 0.5;
    private static final double MIN_SHARP_OF_LINES = 0.4;

    @Override
    public ImageTypeResult read(Perception perception, AnalysisRequest request) {
        return classify(PixelStatistics.of(perception.picture()));
    }

    static ImageTypeResult classify(PixelStatistics pixels) {
        double probability = clipArtProbability(pixels);
        int clipArt = probability > GOOD ? 3 : probability > NORMAL ? 2 : probability > AMBIGUOUS ? 1 : 0;
        return new ImageTypeResult(clipArt, isLineDrawing(pixels));
    }

    /** The fitted regression, 0..1. */
    static double clipArtProbability(PixelStatistics pixels) {
        double evidence = -6.6569
                + 4.9354 * pixels.prevalent()
                + 0.3653 * pixels.even()
                + 12.2223 * pixels.sharp()
                + 7.4030 * pixels.chroma()
                + 0.7537 * pixels.colorful()
                + 4.0745 * pixels.light()
                - 2.7391 * pixels.dark();
        return 1 / (1 + Math.exp(-evidence));
    }

    static boolean isLineDrawing(PixelStatistics pixels) {
        return pixels.colorful() < MAX_COLORFUL_OF_LINES
                && pixels.light() > MIN_LIGHT_OF_LINES
                && pixels.dark() < MAX_DARK_OF_LINES
                && pixels.dark() > 0
                && 1 - pixels.light() - pixels.dark() < MAX_MIDDLE_OF_LINES
                && pixels.even() > MIN_EVEN_OF_LINES
                && pixels.sharp() > MIN_SHARP_OF_LINES;
    }
}
