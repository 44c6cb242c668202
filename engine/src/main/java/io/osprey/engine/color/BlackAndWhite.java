package io.osprey.engine.color;

/** Tells pictures without colour, however noisy their encoding; a sepia print has colour. */
final class BlackAndWhite {
    private static final double MAX_MEAN_CHROMA = 2.5;
    private static final double COLORFUL_CHROMA = 9;
    private static final double MAX_COLORFUL_SHARE = 0.01;

    private BlackAndWhite() {}

    static boolean test(ColorSample sample) {
        double sum = 0;
        int colorful = 0;
        for (LabColor color : sample.lab()) {
            double chroma = color.chroma();
            sum += chroma;
            colorful += chroma > COLORFUL_CHROMA ? 1 : 0;
        }
        return sum <= MAX_MEAN_CHROMA * sample.size() && colorful <= MAX_COLORFUL_SHARE * sample.size();
    }
}
