package io.osprey.engine.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordSplitterTest {
    /** 200 x 20 pixels, 40 steps of 5 pixels. */
    private static final TextBox BOX = TextBoxTest.box(100, 50, 300, 70);

    @Test
    void splitsAtSpacesAndSharesTheGap() {
        List<FoundWord> words =
                WordSplitter.split(line("ab cd", 2, 5, 8, 11, 14), 0).words();
        assertThat(words).extracting(FoundWord::text).containsExactly("ab", "cd");
        // middles 2.5 5.5 | 11.5 14.5; with two distances alone, half the height is usual: 10 pixels, 2 steps;
        // "ab" ends 0.6 x 2 after 5.5, at 6.7 of 40 steps, 33.5 pixels; "cd" begins 1.2 before 11.5, at 51.5 pixels
        assertThat(words.get(0).box().topLeft().x()).isEqualTo(100);
        assertThat(words.get(0).box().topRight().x()).isCloseTo(133.5, within(1e-9));
        assertThat(words.get(1).box().topLeft().x()).isCloseTo(151.5, within(1e-9));
        assertThat(words.get(1).box().bottomRight()).isEqualTo(new Corner(300, 70));
        assertThat(words.get(0).confidence()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void leavesTheAirOut() {
        List<FoundWord> words =
                WordSplitter.split(line("ab cd", 2, 5, 8, 11, 14), 0.1).words();
        // a tenth of 20 on each side
        assertThat(words.get(0).box().topLeft()).isEqualTo(new Corner(102, 52));
        assertThat(words.get(0).box().topRight().x()).isCloseTo(133.5, within(1e-9));
        assertThat(words.get(1).box().bottomRight()).isEqualTo(new Corner(298, 68));
    }

    @Test
    void splitsAtGapsThatOnlyASpaceFills() {
        List<FoundWord> words =
                WordSplitter.split(line("abcdef", 2, 4, 6, 14, 16, 18), 0).words();
        assertThat(words).extracting(FoundWord::text).containsExactly("abc", "def");
    }

    @Test
    void keepsChineseTogether() {
        List<FoundWord> words =
                WordSplitter.split(line("出口东西", 2, 4, 14, 16), 0).words();
        assertThat(words).extracting(FoundWord::text).containsExactly("出口东西");
    }

    @Test
    void narrowsFullWidthFormsOfLinesWithoutChinese() {
        assertThat(WordSplitter.split(line("ａ，（b）", 2, 4, 6, 8, 10), 0).words())
                .extracting(FoundWord::text)
                .containsExactly("a,(b)");
        assertThat(WordSplitter.split(line("东，西", 2, 4, 6), 0).words())
                .extracting(FoundWord::text)
                .containsExactly("东，西");
    }

    @Test
    void findsNoWordsInNothing() {
        assertThat(WordSplitter.split(line(""), 0).words()).isEmpty();
        assertThat(WordSplitter.split(line("  ", 2, 5), 0).words()).isEmpty();
    }

    @Test
    void takesTheMeanOfTheCharactersAsTheLinesConfidence() {
        assertThat(line("a b", 1, 2, 3).confidence()).isCloseTo(0.5, within(1e-9));
        assertThat(line(" ", 1).confidence()).isZero();
    }

    @Test
    void asksMoreOfShortLines() {
        RecognizeCard card = card(0.4, 0.6);
        assertThat(card.keeps(line("abc", 1, 2, 3))).isTrue();
        assertThat(card.keeps(line("a b", 1, 2, 3))).isFalse();
        assertThat(card(0.6, 0.6).keeps(line("abc", 1, 2, 3))).isFalse();
        assertThat(card(0, 0).keeps(line(" ", 1))).isFalse();
    }

    private static RecognizeCard card(double lineThreshold, double shortLineThreshold) {
        List<Double> half = List.of(0.5, 0.5, 0.5);
        return new RecognizeCard(
                "x", "y", "BGR", half, half, 48, 96, 3200, 32, 1280, 0.02, 0.1, lineThreshold, shortLineThreshold);
    }

    /** Characters of probability 0.5, spaces of 0.1, one step each. */
    private static RecognizedLine line(String text, int... steps) {
        List<CtcSymbol> symbols = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            String symbol = text.substring(i, i + 1);
            symbols.add(new CtcSymbol(symbol, symbol.isBlank() ? 0.1 : 0.5, steps[i], steps[i]));
        }
        return new RecognizedLine(BOX, symbols, 40, LineInk.UNKNOWN);
    }
}
