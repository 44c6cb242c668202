package io.osprey.engine.read;

import java.util.ArrayList;
import java.util.List;

/**
 * Greedy decoding of connectionist temporal classification (CTC; Graves et al. 2006): the network says at each step which
 * symbol it sees, or "blank" between two; the best symbol of each step is taken, repeats become one, blanks fall away.
 */
final class CtcDecoder {
    private static final int BLANK = 0;

    private final List<String> alphabet;

    /** @param alphabet the symbols; index 0 stands for the blank */
    CtcDecoder(List<String> alphabet) {
        this.alphabet = List.copyOf(alphabet);
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
            int best = argmax(values, row);
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
