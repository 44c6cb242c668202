package io.osprey.engine.read;

import java.util.List;

/**
 * A line after recognition, before it is split into words.
 *
 * @param box the line's place, in the text's own direction
 * @param symbols its characters from left to right, spaces among them
 * @param steps how many time steps the box is wide
 * @param ink the box's ink, as wide and high as the box; or {@link LineInk#UNKNOWN}
 */
record RecognizedLine(TextBox box, List<CtcSymbol> symbols, double steps, LineInk ink) {
    /** Mean probability of the characters, spaces left out; 0 when there are none. */
    double confidence() {
        return symbols.stream()
                .filter(symbol -> !symbol.isSpace())
                .mapToDouble(CtcSymbol::probability)
                .average()
                .orElse(0);
    }

    /** The same reading with the ink as it was seen elsewhere, of the same box. */
    RecognizedLine withInk(LineInk other) {
        return new RecognizedLine(box, symbols, steps, other);
    }
}
