package io.osprey.engine.imagetype;

import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.Pixels;
import io.osprey.engine.picture.Region;
import java.util.Arrays;

/**
 * What tells drawings from photographs without knowing what they show, after Athitsos, Swain and Frankel, "Distinguishing
 * photographs and graphics on the World Wide Web" (1997): drawings have few colours, even areas and sharp edges. Taken from a copy whose long side
 * has at most 227 pixels, the size at which the classifiers' constants were fitted.
 *
 * @param prevalent share of the most frequent colour (of 4096), 0..1
 * @param even share of pixels that are as their right and lower neighbours, within 2 of 255
 * @param sharp share, of all pixels that differ visibly from a neighbour, of those that differ strongly
 * @param chroma mean range of red, green and blue, 0..1
 * @param colorful share of pixels with a range of red, green and blue above an eighth of the scale
 * @param light share of pixels with a luma above three quarters
 * @param dark share of pixels with a luma below three eighths
 */
record PixelStatistics(
        double prevalent, double even, double sharp, double chroma, double colorful, double light, double dark) {
    private static final int LONG_SIDE_PIXELS = 227;
    private static final int EVEN_DIFFERENCE = 2;
    private static final int VISIBLE_DIFFERENCE = 16;
    private static final int STRONG_DIFFERENCE = 64;
    private static final int COLORFUL_RANGE = 32;
    private static final int LIGHT_LUMA = 192;
    private static final int DARK_LUMA = 96;

    static PixelStatistics of(Picture picture) {
        double scale = Math.min(1.0, LONG_SIDE_PIXELS / (double) Math.max(picture.pixelWidth(), picture.pixelHeight()));
        int width = Math.max(1, (int) Math.round(picture.pixelWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.pixelHeight() * scale));
        byte[] rgb = Pixels.toRgb(picture, Region.WHOLE, width, height);
        int pixels = width * height;
        int[] histogram = new int[4096];
        double ranges = 0;
        int colorful = 0;
        int light = 0;
        int dark = 0;
        int even = 0;
        int visible = 0;
        int strong = 0;
        for (int i = 0; i < pixels; i++) {
            int red = rgb[3 * i] & 0xFF;
            int green = rgb[3 * i + 1] & 0xFF;
            int blue = rgb[3 * i + 2] & 0xFF;
            histogram[red >> 4 << 8 | green >> 4 << 4 | blue >> 4]++;
            int range = Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
            int luma = (299 * red + 587 * green + 114 * blue) / 1000;
            ranges += range / 255.0;
            colorful += range > COLORFUL_RANGE ? 1 : 0;
            light += luma >= LIGHT_LUMA ? 1 : 0;
            dark += luma < DARK_LUMA ? 1 : 0;
            int difference = difference(rgb, width, height, i);
            even += difference <= EVEN_DIFFERENCE ? 1 : 0;
            visible += difference >= VISIBLE_DIFFERENCE ? 1 : 0;
            strong += difference >= STRONG_DIFFERENCE ? 1 : 0;
        }
        return new PixelStatistics(
                share(Arrays.stream(histogram).max().orElseThrow(), pixels),
                share(even, pixels),
                visible == 0 ? 0 : strong / (double) visible,
                ranges / pixels,
                share(colorful, pixels),
                share(light, pixels),
                share(dark, pixels));
    }

    /** The largest difference of a channel to the right and lower neighbours. */
    private static int difference(byte[] rgb, int width, int height, int pixel) {
        int right = pixel % width + 1 < width ? pixel + 1 : pixel;
        int below = pixel / width + 1 < height ? pixel + width : pixel;
        int largest = 0;
        for (int channel = 0; channel < 3; channel++) {
            int here = rgb[3 * pixel + channel] & 0xFF;
            largest = Math.max(largest, Math.abs(here - (rgb[3 * right + channel] & 0xFF)));
            largest = Math.max(largest, Math.abs(here - (rgb[3 * below + channel] & 0xFF)));
        }
        return largest;
    }

    private static double share(int count, int pixels) {
        return count / (double) pixels;
    }
}
