package io.osprey.engine.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
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
    void movesWordsToTheirInk() {
        // 80 x 20 pixels of ink: 2 for each of 40 steps. "ab" has ink in columns 4 to 14, "cd" in 30 to 40, both in
        // rows 6 to 15
        LineInk ink = ink(80, 20, 6, 15, 4, 14, 30, 40);
        RecognizedLine line = line("ab cd", 2, 5, 8, 16, 19);
        FoundLine found = WordSplitter.split(new RecognizedLine(BOX, line.symbols(), 40, ink), 0.1);
        assertThat(found.words()).extracting(FoundWord::text).containsExactly("ab", "cd");
        // 200 pixels of the picture are 80 of the ink, 20 are 20; 0.02 of the height is left as air: 0.4 of the ink's
        // pixels
        assertCorner(found.words().get(0).box().topLeft(), 100 + 3.6 * 2.5, 50 + 5.6);
        assertCorner(found.words().get(0).box().bottomRight(), 100 + 14.4 * 2.5, 50 + 15.4);
        assertCorner(found.words().get(1).box().topLeft(), 100 + 29.6 * 2.5, 50 + 5.6);
        assertCorner(found.words().get(1).box().bottomRight(), 100 + 40.4 * 2.5, 50 + 15.4);
        assertCorner(found.box().topLeft(), 109, 55.6);
        assertCorner(found.box().bottomRight(), 201, 65.4);
    }

    @Test
    void splitsWhereThereIsNoInkForLong() {
        // letters 4 wide, 1 apart, and once 8 apart: more than 0.5 of the 9 rows of ink and more than 2.5 x 1
        LineInk ink = ink(80, 20, 6, 15, 0, 4, 5, 9, 10, 14, 22, 26, 27, 31, 32, 36);
        RecognizedLine line = line("abcdef", 1, 3, 6, 12, 14, 17);
        assertThat(WordSplitter.split(new RecognizedLine(BOX, line.symbols(), 40, ink), 0.1)
                        .words())
                .extracting(FoundWord::text)
                .containsExactly("abc", "def");
    }

    /** Ink in some rows, in columns from and to, from and to ... */
    private static LineInk ink(int width, int height, int top, int bottom, int... columns) {
        byte[] bits = new byte[width * height];
        for (int i = 0; i < columns.length; i += 2) {
            for (int y = top; y < bottom; y++) {
                Arrays.fill(bits, y * width + columns[i], y * width + columns[i + 1], (byte) 1);
            }
        }
        return new LineInk(width, height, bits);
    }

    private static void assertCorner(Corner corner, double x, double y) {
        assertThat(corner.x()).isCloseTo(x, within(1e-9));
        assertThat(corner.y()).isCloseTo(y, within(1e-9));
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
