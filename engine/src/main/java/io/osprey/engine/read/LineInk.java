package io.osprey.engine.read;

/**
 * Which pixels of a straightened line are ink: those on the other side of Otsu's threshold (Otsu 1979) than most of the line's
 * upper and lower edge, which is background because boxes have air around their text. On a busy background the answer is rough; what
 * is built on it must stay sensible then.
 *
 * @param width pixels along the text
 * @param height pixels across it
 * @param bits {@code height x width}, row by row, 1 for ink; not copied
 */
record LineInk(int width, int height, byte[] bits) {
    /** Rows at the upper and lower edge that show the background. */
    private static final int EDGE_ROWS = 3;
    /** Levels that have to lie between ink and background: less is noise. */
    private static final int LEAST_CONTRAST = 16;

    /** Part of a line, in pixels. */
    record Span(int from, int to) {
        int length() {
            return to - from;
        }
    }

    /** A line of which nothing is known. */
    static final LineInk UNKNOWN = new LineInk(0, 0, new byte[0]);

    /**
     * Finds the ink.
     *
     * @param rgb {@code height x width x 3} bytes
     * @return {@link #UNKNOWN} when the line is flat
     */
    static LineInk of(byte[] rgb, int width, int height) {
        int[] levels = new int[width * height];
        int[] histogram = new int[256];
        for (int i = 0; i < levels.length; i++) {
            levels[i] =
                    (299 * (rgb[3 * i] & 0xff) + 587 * (rgb[3 * i + 1] & 0xff) + 114 * (rgb[3 * i + 2] & 0xff)) / 1000;
            histogram[levels[i]]++;
        }
        Threshold threshold = Threshold.of(histogram);
        if (threshold.contrast() < LEAST_CONTRAST) {
            return UNKNOWN;
        }
        int edge = Math.min(EDGE_ROWS, height / 2) * width;
        int light = 0;
        for (int i = 0; i < edge; i++) {
            light += levels[i] > threshold.level() ? 1 : 0;
            light += levels[levels.length - 1 - i] > threshold.level() ? 1 : 0;
        }
        boolean darkInk = light >= edge;
        byte[] bits = new byte[levels.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = (byte) (levels[i] > threshold.level() != darkInk ? 1 : 0);
        }
        return new LineInk(width, height, bits);
    }

    boolean isKnown() {
        return width > 0;
    }

    /** How many pixels of a column are ink, between two rows. */
    int inColumn(int x, Span rows) {
        int count = 0;
        for (int y = rows.from(); y < rows.to(); y++) {
            count += bits[y * width + x];
        }
        return count;
    }

    private int inRow(int y, Span columns) {
        int count = 0;
        for (int x = columns.from(); x < columns.to(); x++) {
            count += bits[y * width + x];
        }
        return count;
    }

    /**
     * The rows that the text covers: from the middle outwards to the first free space.
     *
     * @param columns where the text is
     * @param free least height of a free space; less separates an accent or a dot from its letter
     * @return where no free space is found on a side, that side's {@code inset}
     */
    Span rows(Span columns, int free, int inset) {
        int middle = height / 2;
        int most = columns.length() / 50;
        int top = inset;
        int empty = 0;
        for (int y = middle; y >= 0; y--) {
            empty = inRow(y, columns) <= most ? empty + 1 : 0;
            if (empty == free || (y == 0 && empty > 0)) {
                top = y + empty;
                break;
            }
        }
        int bottom = height - inset;
        empty = 0;
        for (int y = middle; y < height; y++) {
            empty = inRow(y, columns) <= most ? empty + 1 : 0;
            if (empty == free || (y == height - 1 && empty > 0)) {
                bottom = y + 1 - empty;
                break;
            }
        }
        return top < middle && bottom > middle ? new Span(top, bottom) : new Span(inset, height - inset);
    }

    /** The widest run of columns without ink that lies between two places; of length 0 when there is none. */
    Span widestGap(double from, double to, Span rows) {
        int start = Math.max(0, (int) Math.ceil(from));
        int end = Math.min(width, (int) Math.floor(to));
        Span widest = new Span(start, start);
        int run = start;
        for (int x = start; x < end; x++) {
            if (inColumn(x, rows) > 0) {
                run = x + 1;
            } else if (x + 1 - run > widest.length()) {
                widest = new Span(run, x + 1);
            }
        }
        return widest;
    }

    /**
     * Where the ink around a place ends on its left.
     *
     * @param free least width of a free space
     * @return {@code otherwise} when there is ink up to the edge
     */
    double leftEnd(double from, int free, Span rows, double otherwise) {
        int empty = 0;
        for (int x = Math.min(width - 1, (int) from); x >= 0; x--) {
            empty = inColumn(x, rows) == 0 ? empty + 1 : 0;
            if (empty == free || (x == 0 && empty > 0)) {
                return Math.min(from, x + empty);
            }
        }
        return otherwise;
    }

    /** Where the ink around a place ends on its right, as {@link #leftEnd}. */
    double rightEnd(double from, int free, Span rows, double otherwise) {
        int empty = 0;
        for (int x = Math.max(0, (int) from); x < width; x++) {
            empty = inColumn(x, rows) == 0 ? empty + 1 : 0;
            if (empty == free || (x == width - 1 && empty > 0)) {
                return Math.max(from, x + 1 - empty);
            }
        }
        return otherwise;
    }

    /**
     * The level that parts two kinds of pixels best.
     *
     * @param level the highest of the darker kind
     * @param contrast distance of the two kinds' means
     */
    record Threshold(int level, double contrast) {
        static Threshold of(int[] histogram) {
            long total = 0;
            double sum = 0;
            for (int i = 0; i < histogram.length; i++) {
                total += histogram[i];
                sum += (double) i * histogram[i];
            }
            Threshold best = new Threshold(0, 0);
            double bestVariance = 0;
            long below = 0;
            double sumBelow = 0;
            for (int i = 0; i < histogram.length - 1; i++) {
                below += histogram[i];
                sumBelow += (double) i * histogram[i];
                if (below == 0 || below == total) {
                    continue;
                }
                double contrast = (sum - sumBelow) / (total - below) - sumBelow / below;
                double variance = (double) below * (total - below) * contrast * contrast;
                if (variance > bestVariance) {
                    bestVariance = variance;
                    best = new Threshold(i, contrast);
                }
            }
            return best;
        }
    }
}
