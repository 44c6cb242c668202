package io.osprey.cli.evaluate.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.osprey.cli.evaluate.metrics.Outline.Corner;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextMetricsTest {
    @Test
    void characterErrorsAreEdits() {
        // kitten -> sitting: two replaced, one inserted
        assertThat(ErrorRate.ofCharacters("kitten", "sitting")).isEqualTo(new ErrorRate(3, 6, 0.5));
        assertThat(ErrorRate.ofCharacters("abc", "")).isEqualTo(new ErrorRate(3, 3, 1));
        assertThat(ErrorRate.ofCharacters("", "ab")).isEqualTo(new ErrorRate(2, 0, 2));
        // a character outside of the basic plane is one character
        assertThat(ErrorRate.ofCharacters("a\uD83D\uDE00", "a")).isEqualTo(new ErrorRate(1, 2, 0.5));
    }

    @Test
    void wordErrorsAreEditsOfWords() {
        // "on" is deleted, "the" replaced
        assertThat(ErrorRate.ofWords("mind the gap on stairs", "mind thc gap stairs"))
                .isEqualTo(new ErrorRate(2, 5, 0.4));
        assertThat(ErrorRate.ofWords(" ", "")).isEqualTo(new ErrorRate(0, 0, 0));
    }

    @Test
    void longTextsCountMore() {
        assertThat(ErrorRate.sum(List.of(new ErrorRate(1, 1, 1), new ErrorRate(1, 9, 1 / 9.0))))
                .isEqualTo(new ErrorRate(2, 10, 0.2));
    }

    private static Outline rectangle(double x, double y, double w, double h) {
        return Outline.ofBox(new Box(x, y, w, h));
    }

    @Test
    void areasOfPolygons() {
        assertThat(rectangle(10, 20, 4, 3).area()).isEqualTo(12, within(1e-9));
        Outline diamond = new Outline(List.of(new Corner(2, 0), new Corner(4, 2), new Corner(2, 4), new Corner(0, 2)));
        assertThat(diamond.area()).isEqualTo(8, within(1e-9));
        // A bowtie is two triangles of base 2 and height 1
        Outline bowtie = new Outline(List.of(new Corner(0, 0), new Corner(2, 2), new Corner(2, 0), new Corner(0, 2)));
        assertThat(bowtie.area()).isEqualTo(2, within(1e-9));
    }

    @Test
    void overlapsOfPolygons() {
        // 2 x 2 and 2 x 2, one column shared: 2 of 6
        assertThat(rectangle(0, 0, 2, 2).intersectionOverUnion(rectangle(1, 0, 2, 2)))
                .isEqualTo(1 / 3.0, within(1e-9));
        // The diamond of area 8 in the square of area 16, in either direction of its corners
        Outline diamond = new Outline(List.of(new Corner(0, 2), new Corner(2, 4), new Corner(4, 2), new Corner(2, 0)));
        assertThat(diamond.intersectionOverUnion(rectangle(0, 0, 4, 4))).isEqualTo(0.5, within(1e-9));
        assertThat(rectangle(0, 0, 4, 4).intersection(diamond)).isEqualTo(8, within(1e-9));
        assertThat(rectangle(0, 0, 1, 1).intersectionOverUnion(rectangle(5, 5, 1, 1)))
                .isZero();
    }

    private static WordPicture.Truth written(String text, double x) {
        return new WordPicture.Truth(rectangle(x, 0, 10, 10), text, false);
    }

    private static WordPicture.Found read(String text, double x, double confidence) {
        return new WordPicture.Found(rectangle(x, 0, 10, 10), text, confidence);
    }

    @Test
    void aWordIsReadWhenPlaceAndTextAreRight() {
        WordPicture picture = new WordPicture(
                List.of(written("MIND", 0), written("the", 20), written("gap", 40)),
                // 2 of 10 columns off: 8 / 12; wrong text; 4 of 10 columns off: 6 / 14 is too little
                List.of(read("mind", 2, 0.9), read("thc", 20, 0.8), read("gap", 44, 0.7), read("ladder", 90, 0.6)));
        WordScores scores = WordScores.of(List.of(picture));
        assertThat(scores.read()).isEqualTo(PrecisionRecall.of(1, 4, 3));
        assertThat(scores.found()).isEqualTo(PrecisionRecall.of(2, 4, 3));
        assertThat(WordScores.judged(List.of(picture)))
                .containsExactly(
                        new Judged(0.9, true), new Judged(0.8, false), new Judged(0.7, false), new Judged(0.6, false));
    }

    @Test
    void placesOfWordsReadCountHoweverWellTheyFit() {
        WordPicture picture = new WordPicture(
                List.of(written("mind", 0), written("the", 20), written("gap", 40), written("door", 60)),
                // 8 / 12; another word; 2 of 10 columns shared: 2 / 18, and better 5 / 15; nowhere near
                List.of(
                        read("Mind", 2, 0.9),
                        read("thc", 20, 0.8),
                        read("gap", 48, 0.7),
                        read("GAP", 45, 0.7),
                        read("door", 90, 0.6)));
        assertThat(WordScores.of(List.of(picture)).overlap().orElseThrow())
                .isCloseTo((8 / 12.0 + 5 / 15.0) / 2, within(1e-9));
        assertThat(WordScores.of(List.of()).overlap()).isEmpty();
    }

    @Test
    void eachWrittenWordGoesToThePlaceThatOverlapsItMost() {
        WordPicture picture =
                new WordPicture(List.of(written("gap", 0)), List.of(read("gap", 3, 0.9), read("gap", 0, 0.5)));
        assertThat(WordScores.judged(List.of(picture))).containsExactly(new Judged(0.9, false), new Judged(0.5, true));
    }

    @Test
    void whereAnythingMayBeReadNothingCounts() {
        WordPicture picture = new WordPicture(
                List.of(new WordPicture.Truth(rectangle(0, 0, 30, 10), "###", true), written("exit", 50)),
                // wholly inside; 6 of 10 columns inside; 5 of 10 columns inside is not mostly; right
                List.of(read("a", 5, 0.9), read("b", 24, 0.8), read("c", 25, 0.7), read("Exit", 50, 0.6)));
        assertThat(WordScores.of(List.of(picture)).read()).isEqualTo(PrecisionRecall.of(1, 2, 1));
    }
}
