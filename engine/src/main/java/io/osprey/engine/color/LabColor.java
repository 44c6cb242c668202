package io.osprey.engine.color;

/**
 * A colour as the eye measures it: CIELAB under D65 (CIE 15:2004), so that equal distances look equally different.
 *
 * @param lightness 0 black to 100 white
 * @param a from green (negative) to red
 * @param b from blue (negative) to yellow
 */
record LabColor(double lightness, double a, double b) {
    private static final double[] LINEAR = linear();
    private static final double EPSILON = 216.0 / 24389;
    private static final double KAPPA = 24389.0 / 27;

    /** The colour of an sRGB value (IEC 61966-2-1), 0xRRGGBB. */
    static LabColor ofRgb(int rgb) {
        double red = LINEAR[rgb >> 16 & 0xFF];
        double green = LINEAR[rgb >> 8 & 0xFF];
        double blue = LINEAR[rgb & 0xFF];
        double x = compressed((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
        double y = compressed(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue);
        double z = compressed((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883);
        return new LabColor(116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    /** Distance from grey: 0 for greys, up to 134 for pure blue. */
    double chroma() {
        return Math.hypot(a, b);
    }

    private static double compressed(double value) {
        return value > EPSILON ? Math.cbrt(value) : (KAPPA * value + 16) / 116;
    }

    private static double[] linear() {
        double[] table = new double[256];
        for (int i = 0; i < table.length; i++) {
            double value = i / 255.0;
            table[i] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
        return table;
    }
}
