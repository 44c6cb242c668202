package io.osprey.engine.read;

import java.util.ArrayList;
import java.util.List;

/**
 * Greedy decoding of connectionist temporal classification (CTC; Graves et al. 2006): the network says at each step which
 * symbol it sees, or "blank" between two; the best symbol of each step is taken, repeats become one, blanks fall away.
 *
 * <p>Recognisers that learned mostly from text without spaces say "blank" at a space and hardly more than hint at it:
 * where the blank is best, the space needs only a small probability to be taken.
 */
final class CtcDecoder {
    private static final int BLANK = 0;

    private final List<String> alphabet;
    private final int space;
    private final double spaceThreshold;

    /**
     * @param alphabet the symbols; index 0 stands for the blank
     * @param spaceThreshold probability from which a space is taken where the blank is best
     */
    CtcDecoder(List<String> alphabet, double spaceThreshold) {
        this.alphabet = List.copyOf(alphabet);
        this.space = alphabet.indexOf(" ");
        this.spaceThreshold = spaceThreshold;
    }

    /** How many symbols there are, the blank among them. */
    int symbols() {
        return alphabet.size();
    }

    /**
     * Decodes one line.
     *
     * @param values probabilities, {@code steps x alphabet} from {@code offset} on
     */
    List<CtcSymbol> decode(float[] values, int offset, int steps) {
        List<CtcSymbol> symbols = new ArrayList<>();
        int previous = BLANK;
        for (int step = 0; step < steps; step++) {
            int row = offset + step * alphabet.size();
            int best = best(values, row);
            float probability = values[row + best];
            if (best != BLANK && best == previous) {
                CtcSymbol symbol = symbols.remove(symbols.size() - 1);
                symbols.add(new CtcSymbol(
                        symbol.text(), Math.max(symbol.probability(), probability), symbol.firstStep(), step));
            } else if (best != BLANK) {
                symbols.add(new CtcSymbol(alphabet.get(best), probability, step, step));
            }
            previous = best;
        }
        return symbols;
    }

    private int best(float[] values, int row) {
        int best = argmax(values, row);
        return best == BLANK && space > BLANK && values[row + space] >= spaceThreshold ? space : best;
    }

    private int argmax(float[] values, int row) {
        int best = 0;
        for (int i = 1; i < alphabet.size(); i++) {
            if (values[row + i] > values[row + best]) {
                best = i;
            }
        }
        return best;
    }
}
