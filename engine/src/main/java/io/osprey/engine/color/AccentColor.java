package io.osprey.engine.color;

/**
 * The most eye-catching colour of a picture. Every pixel votes for its hue, with its chroma and its readability as weight; the
 * accent is the mean of the hue with most votes, the vivid pixels counting more, brought to a lightness on which both black and
 * white can be told. A picture without colour gets its mean grey.
 */
final class AccentColor {
    private static final int SECTORS = 36;
    private static final double SECTOR_DEGREES = 360.0 / SECTORS;
    private static final double GREY_CHROMA = 8;
    private static final double MIN_LIGHTNESS = 30;
    private static final double MAX_LIGHTNESS = 75;
    private static final double FADE = 20;

    private AccentColor() {}

    /** 0xRRGGBB. */
    static int of(ColorSample sample) {
        double[] votes = new double[SECTORS];
        for (int i = 0; i < sample.size(); i++) {
            votes[sector(sample.hue()[i])] += vote(sample.lab()[i]);
        }
        int best = strongest(votes);
        int accent = best < 0 ? mean(sample, -1) : mean(sample, best);
        return readable(accent);
    }

    private static int sector(double hue) {
        return (int) (hue / SECTOR_DEGREES) % SECTORS;
    }

    /** The sector with most votes in itself and its neighbours; -1 when nobody voted. */
    private static int strongest(double[] votes) {
        int best = -1;
        double most = 0;
        for (int i = 0; i < SECTORS; i++) {
            double sum = votes[i] + (votes[(i + 1) % SECTORS] + votes[(i + SECTORS - 1) % SECTORS]) / 2;
            if (sum > most) {
                most = sum;
                best = i;
            }
        }
        return best;
    }

    private static double vote(LabColor color) {
        return color.chroma() < GREY_CHROMA ? 0 : color.chroma() * readability(color.lightness());
    }

    /** 1 for lightnesses that read well, fading to nothing towards black and white. */
    private static double readability(double lightness) {
        double outside = Math.max(MIN_LIGHTNESS - lightness, lightness - MAX_LIGHTNESS);
        return Math.max(0, 1 - Math.max(0, outside) / FADE);
    }

    /** The weighted mean of a sector and its neighbours; of all pixels alike for -1. */
    private static int mean(ColorSample sample, int sector) {
        double[] sums = new double[3];
        double weights = 0;
        for (int i = 0; i < sample.size(); i++) {
            double weight = sector < 0 ? 1 : weight(sample, i, sector);
            for (int channel = 0; channel < 3; channel++) {
                sums[channel] += weight * (sample.rgb()[i] >> 16 - 8 * channel & 0xFF);
            }
            weights += weight;
        }
        return rgb(sums[0] / weights, sums[1] / weights, sums[2] / weights);
    }

    private static double weight(ColorSample sample, int i, int sector) {
        int distance = Math.abs(sector(sample.hue()[i]) - sector);
        if (Math.min(distance, SECTORS - distance) > 1) {
            return 0;
        }
        return vote(sample.lab()[i]) * Math.pow(sample.lab()[i].chroma(), 2);
    }

    /** The colour, mixed with black or white until its lightness reads well. */
    private static int readable(int color) {
        int mixed = color;
        for (int percent = 5; percent <= 100; percent += 5) {
            double lightness = LabColor.ofRgb(mixed).lightness();
            if (lightness >= MIN_LIGHTNESS && lightness <= MAX_LIGHTNESS) {
                break;
            }
            mixed = mixed(color, lightness < MIN_LIGHTNESS ? 255 : 0, percent / 100.0);
        }
        return mixed;
    }

    private static int mixed(int color, int with, double share) {
        return rgb(
                (color >> 16 & 0xFF) * (1 - share) + with * share,
                (color >> 8 & 0xFF) * (1 - share) + with * share,
                (color & 0xFF) * (1 - share) + with * share);
    }

    private static int rgb(double red, double green, double blue) {
        return (int) Math.round(red) << 16 | (int) Math.round(green) << 8 | (int) Math.round(blue);
    }
}
