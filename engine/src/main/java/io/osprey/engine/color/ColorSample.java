package io.osprey.engine.color;

import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.Pixels;
import io.osprey.engine.picture.Region;

/**
 * A small copy of a picture, with every pixel measured once. Averaging over many pixels also takes away most of the noise
 * that JPEG leaves in colours.
 *
 * @param width in pixels
 * @param height in pixels
 * @param rgb one 0xRRGGBB for each pixel, row by row
 * @param lab the same colours in CIELAB
 * @param hue the same colours' HSV hue in degrees
 */
record ColorSample(int width, int height, int[] rgb, LabColor[] lab, double[] hue) {
    private static final int LONG_SIDE_PIXELS = 128;

    static ColorSample of(Picture picture) {
        double scale = Math.min(1.0, LONG_SIDE_PIXELS / (double) Math.max(picture.pixelWidth(), picture.pixelHeight()));
        int width = Math.max(1, (int) Math.round(picture.pixelWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.pixelHeight() * scale));
        byte[] bytes = Pixels.toRgb(picture, Region.WHOLE, width, height);
        int[] rgb = new int[width * height];
        LabColor[] lab = new LabColor[rgb.length];
        double[] hue = new double[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (bytes[3 * i] & 0xFF) << 16 | (bytes[3 * i + 1] & 0xFF) << 8 | bytes[3 * i + 2] & 0xFF;
            lab[i] = LabColor.ofRgb(rgb[i]);
            hue[i] = Hue.ofRgb(rgb[i]);
        }
        return new ColorSample(width, height, rgb, lab, hue);
    }

    int size() {
        return rgb.length;
    }
}
