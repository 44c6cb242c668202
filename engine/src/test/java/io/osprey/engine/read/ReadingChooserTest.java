package io.osprey.engine.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadingChooserTest {
    private static final TextBox BOX = TextBoxTest.box(0, 0, 100, 20);
    private static final LineInk INK = new LineInk(4, 1, new byte[4]);

    private final ReadingChooser chooser = new ReadingChooser(new LettersCard("〓", 0.8));

    @Test
    void takesTheSurerReadingOfLetters() {
        assertThat(text(chooser.choose(han("ano", 0.6, 20, 2, 9, 16), letters("año", 0.7, 40, 4, 18, 32))))
                .isEqualTo("año");
        assertThat(text(chooser.choose(han("ano", 0.75, 20, 2, 9, 16), letters("aiio", 0.7, 40, 4, 16, 20, 32))))
                .isEqualTo("ano");
    }

    @Test
    void takesLettersThatAreSureEnoughHoweverSureTheOtherReadingIs() {
        assertThat(text(chooser.choose(han("ano", 0.99, 20, 2, 9, 16), letters("año", 0.8, 40, 4, 18, 32))))
                .isEqualTo("año");
        assertThat(text(chooser.choose(han("ano", 0.99, 20, 2, 9, 16), letters("año", 0.79, 40, 4, 18, 32))))
                .isEqualTo("ano");
    }

    @Test
    void leavesHanCharactersWithoutKanaToTheNetworkThatKnowsThem() {
        assertThat(text(chooser.choose(han("中文A", 0.5, 20, 2, 9, 16), letters("〓〓A", 0.99, 40, 4, 18, 32))))
                .isEqualTo("中文A");
    }

    @Test
    void putsHanCharactersWhereKanaStandBetweenThem() {
        // middles, as parts of the line: 〓 at 4.5 of 40 = 0.1125, 〓 at 18.5 = 0.4625, る at 0.8125; 食 at 2.5 of 20
        // = 0.125, 事 at 9.5 = 0.475, 口 (what る looks like to the other network) at 0.825
        RecognizedLine read = chooser.choose(han("食事口", 0.7, 20, 2, 9, 16), letters("〓〓る", 0.9, 40, 4, 18, 32));
        assertThat(text(read)).isEqualTo("食事る");
        assertThat(read.symbols()).extracting(CtcSymbol::firstStep).containsExactly(4, 18, 32);
        assertThat(read.symbols()).extracting(CtcSymbol::probability).containsExactly(0.7, 0.7, 0.9);
        assertThat(read.confidence()).isCloseTo((0.7 + 0.7 + 0.9) / 3, within(1e-9));
        assertThat(read.steps()).isEqualTo(40);
        assertThat(read.ink()).isSameAs(INK);
    }

    @Test
    void aCharacterMistakenForKanaDoesNotChangeASureReadingOfHanCharacters() {
        // put together: (0.4 + 0.95 + 0.95) / 3 = 0.77, less than 0.8 and 0.95
        RecognizedLine other = han("二人口", 0.95, 40, 4, 18, 32);
        assertThat(chooser.choose(other, letters("ニ〓〓", 0.4, 40, 4, 18, 32))).isSameAs(other);
    }

    @Test
    void leavesOutASignThatTheOtherNetworkDoesNotSee() {
        // usual distance 7 of 40 steps; 0.6 of it is 4.2 steps. The fifth sign stands 7 steps from the fourth
        // character, which the fourth sign has taken: one of five is less than a quarter
        RecognizedLine read =
                chooser.choose(han("一二三四", 0.7, 40, 4, 11, 18, 25), letters("〓〓〓〓〓に", 0.9, 40, 4, 11, 18, 25, 32, 39));
        assertThat(text(read)).isEqualTo("一二三四に");
    }

    @Test
    void doesNotPutTogetherWhatDoesNotFit() {
        RecognizedLine other = han("食", 0.7, 20, 2);
        assertThat(chooser.choose(other, letters("〓〓る", 0.9, 40, 4, 18, 32))).isSameAs(other);
    }

    @Test
    void usesEachHanCharacterOnce() {
        // both signs are within reach of 日; the first takes it, and one of two is more than a quarter unknown
        RecognizedLine other = han("日", 0.7, 40, 6);
        assertThat(chooser.choose(other, letters("〓〓の", 0.9, 40, 4, 8, 39))).isSameAs(other);
    }

    @Test
    void takesKanaThatTheOtherNetworkMistakesForHanCharacters() {
        assertThat(text(chooser.choose(han("口八", 0.7, 20, 4, 14), letters("ロハ", 0.9, 40, 8, 28))))
                .isEqualTo("ロハ");
    }

    @Test
    void keepsTheOtherReadingWhereNoLetterIsSeen() {
        RecognizedLine other = han("x", 0.1, 20, 4);
        assertThat(chooser.choose(other, letters("", 0.9, 40))).isSameAs(other);
        assertThat(chooser.choose(other, letters(" ", 0.9, 40, 3))).isSameAs(other);
    }

    private static RecognizedLine han(String text, double probability, int all, int... steps) {
        return new RecognizedLine(BOX, symbols(text, probability, steps), all, INK);
    }

    private static RecognizedLine letters(String text, double probability, int all, int... steps) {
        return new RecognizedLine(BOX, symbols(text, probability, steps), all, LineInk.UNKNOWN);
    }

    private static List<CtcSymbol> symbols(String text, double probability, int... steps) {
        List<CtcSymbol> symbols = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            symbols.add(new CtcSymbol(text.substring(i, i + 1), probability, steps[i], steps[i]));
        }
        return symbols;
    }

    private static String text(RecognizedLine line) {
        return line.symbols().stream().map(CtcSymbol::text).collect(Collectors.joining());
    }
}
