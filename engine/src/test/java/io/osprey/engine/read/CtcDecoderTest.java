package io.osprey.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CtcDecoderTest {
    private final CtcDecoder decoder = new CtcDecoder(List.of("", "a", "b", " "), 0.02);

    @Test
    void mergesRepeatsAndDropsBlanks() {
        // a a - a b: two "a", for a blank lies between them
        List<CtcSymbol> symbols = decode(
                0.1f, 0.8f, 0.1f, 0, //
                0.0f, 0.9f, 0.1f, 0, //
                0.9f, 0.1f, 0.0f, 0, //
                0.2f, 0.7f, 0.1f, 0, //
                0.2f, 0.2f, 0.6f, 0);
        assertThat(symbols)
                .containsExactly(
                        new CtcSymbol("a", 0.9f, 0, 1), new CtcSymbol("a", 0.7f, 3, 3), new CtcSymbol("b", 0.6f, 4, 4));
        assertThat(symbols.get(0).middle()).isEqualTo(1);
        assertThat(symbols.get(1).middle()).isEqualTo(3.5);
    }

    @Test
    void knowsSpaces() {
        List<CtcSymbol> symbols = decode(0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0);
        assertThat(symbols).extracting(CtcSymbol::isSpace).containsExactly(false, true, false);
    }

    @Test
    void takesAHintOfASpaceForASpace() {
        float[] hinted = {0, 1, 0, 0, 0.97f, 0, 0, 0.03f, 0, 0, 1, 0};
        float[] unhinted = {0, 1, 0, 0, 0.99f, 0, 0, 0.01f, 0, 0, 1, 0};
        float[] outvoted = {0, 1, 0, 0, 0.1f, 0, 0.6f, 0.3f, 0, 0, 1, 0};
        assertThat(decode(hinted)).extracting(CtcSymbol::text).containsExactly("a", " ", "b");
        assertThat(decode(unhinted)).extracting(CtcSymbol::text).containsExactly("a", "b");
        assertThat(decode(outvoted)).extracting(CtcSymbol::text).containsExactly("a", "b");
    }

    @Test
    void findsNothingInBlanks() {
        assertThat(decode(1, 0, 0, 0, 1, 0, 0, 0)).isEmpty();
        assertThat(decoder.decode(new float[0], 0, 0)).isEmpty();
    }

    @Test
    void startsAtTheOffset() {
        float[] values = {0, 1, 0, 0, 0, 0, 1, 0};
        assertThat(decoder.decode(values, 4, 1)).containsExactly(new CtcSymbol("b", 1, 0, 0));
    }

    private List<CtcSymbol> decode(float... values) {
        return decoder.decode(values, 0, values.length / 4);
    }
}
