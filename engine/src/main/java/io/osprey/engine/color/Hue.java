package io.osprey.engine.color;

/** The hue angle of HSV, which splits colours as names do: red 0, yellow 60, green 120, blue 240. */
final class Hue {
    private Hue() {}

    /** Hue of 0xRRGGBB in degrees, 0 or more and below 360; 0 for greys. */
    static double ofRgb(int rgb) {
        int red = rgb >> 16 & 0xFF;
        int green = rgb >> 8 & 0xFF;
        int blue = rgb & 0xFF;
        int max = Math.max(red, Math.max(green, blue));
        double range = max - Math.min(red, Math.min(green, blue));
        if (range == 0) {
            return 0;
        }
        double sixth;
        if (max == red) {
            sixth = (green - blue) / range;
        } else if (max == green) {
            sixth = 2 + (blue - red) / range;
        } else {
            sixth = 4 + (red - green) / range;
        }
        return (sixth * 60 + 360) % 360;
    }
}
