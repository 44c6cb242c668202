package io.osprey.engine.read;

import io.osprey.engine.picture.Picture;

/**
 * When a picture in which no text is found is read as one line, from edge to edge: words cut out tightly have no air around
 * them, by which text is found. Constants of {@code read-recognize}.
 *
 * @param wholeMaxLongSide most pixels of the longer side of such a picture
 * @param wholeMaxShortSide most pixels of its shorter side
 * @param wholeThreshold confidence from which such a line is kept
 * @param wholeShortThreshold the same for lines of one or two characters
 */
record WholeCard(int wholeMaxLongSide, int wholeMaxShortSide, double wholeThreshold, double wholeShortThreshold) {
    private static final int SHORT_LINE_CHARACTERS = 3;

    /** Whether a picture is small enough to be a line. */
    boolean mayBeLine(Picture picture) {
        return Math.max(picture.pixelWidth(), picture.pixelHeight()) <= wholeMaxLongSide
                && Math.min(picture.pixelWidth(), picture.pixelHeight()) <= wholeMaxShortSide;
    }

    /** Whether the line is sure enough to be reported. */
    boolean keeps(RecognizedLine line) {
        long characters =
                line.symbols().stream().filter(symbol -> !symbol.isSpace()).count();
        return characters > 0
                && line.confidence() >= (characters < SHORT_LINE_CHARACTERS ? wholeShortThreshold : wholeThreshold);
    }
}
