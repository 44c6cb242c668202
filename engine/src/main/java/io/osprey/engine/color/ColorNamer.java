package io.osprey.engine.color;

/**
 * Gives a colour one of the twelve names. Whether it is black, grey, white or a colour, and whether orange is brown or red is
 * pink, is told by CIELAB lightness and chroma; which colour it is, by the HSV hue.
 */
final class ColorNamer {
    private static final double BLACK_LIGHTNESS = 16;
    private static final double BLACK_CHROMA = 25;
    private static final double GREY_CHROMA = 10;
    private static final double WHITE_LIGHTNESS = 85;
    private static final double OFF_WHITE_CHROMA = 22;

    private ColorNamer() {}

    static NamedColor name(int rgb) {
        return name(LabColor.ofRgb(rgb), Hue.ofRgb(rgb));
    }

    static NamedColor name(LabColor lab, double hue) {
        double lightness = lab.lightness();
        double chroma = lab.chroma();
        if (lightness < BLACK_LIGHTNESS && chroma < BLACK_CHROMA) {
            return NamedColor.BLACK;
        }
        if (chroma < GREY_CHROMA) {
            return lightness >= WHITE_LIGHTNESS ? NamedColor.WHITE : NamedColor.GREY;
        }
        return nameOfHue(hue, lightness, chroma);
    }

    private static NamedColor nameOfHue(double hue, double lightness, double chroma) {
        if (hue < 15 || hue >= 345) {
            return reddish(lightness, chroma);
        }
        if (hue < 42) {
            return orangish(lightness, chroma);
        }
        if (hue < 70) {
            return yellowish(hue, lightness, chroma);
        }
        if (hue < 155) {
            return NamedColor.GREEN;
        }
        if (hue < 192) {
            return NamedColor.TEAL;
        }
        if (hue < 255) {
            return NamedColor.BLUE;
        }
        if (hue < 290) {
            return NamedColor.PURPLE;
        }
        if (hue < 315) {
            return lightness >= 58 ? NamedColor.PINK : NamedColor.PURPLE;
        }
        return lightness >= 45 ? NamedColor.PINK : NamedColor.PURPLE;
    }

    private static NamedColor reddish(double lightness, double chroma) {
        if (lightness >= 65) {
            return NamedColor.PINK;
        }
        return chroma >= 30 ? NamedColor.RED : NamedColor.BROWN;
    }

    private static NamedColor orangish(double lightness, double chroma) {
        if (lightness >= WHITE_LIGHTNESS && chroma < OFF_WHITE_CHROMA) {
            return NamedColor.WHITE;
        }
        return lightness >= 58 && chroma >= 55 ? NamedColor.ORANGE : NamedColor.BROWN;
    }

    private static NamedColor yellowish(double hue, double lightness, double chroma) {
        if (lightness >= WHITE_LIGHTNESS && chroma < OFF_WHITE_CHROMA) {
            return NamedColor.WHITE;
        }
        if (lightness >= 60 && chroma >= 30) {
            return NamedColor.YELLOW;
        }
        return hue < 55 ? NamedColor.BROWN : NamedColor.GREEN;
    }
}
