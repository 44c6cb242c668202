package io.osprey.engine.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextReaderTest {
    private static final Font SANS = new Font(Font.SANS_SERIF, Font.PLAIN, 36);
    private static final Font SERIF = new Font(Font.SERIF, Font.BOLD, 24);

    private static ModelBundle bundle;
    private static TextReader reader;

    @BeforeAll
    static void open() {
        bundle = ModelBundle.embedded();
        reader = new TextReader(bundle);
    }

    @AfterAll
    static void close() {
        bundle.close();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 10, -10})
    void readsLinesAndPlacesWords(double degrees) {
        Page page = Page.white(480, 360);
        double sideways = 90 * Math.sin(Math.toRadians(-degrees));
        for (String text : List.of("Sample text", "Hand writing", "123 456")) {
            int row = List.of("Sample text", "Hand writing", "123 456").indexOf(text);
            page.line(text, SANS, Color.BLACK, 90 + row * sideways, 120 + row * 80, degrees);
        }
        ReadResult result = reader.read(page.picture());
        assertThat(result.lines()).extracting(TextLine::text).containsExactly("Sample text", "Hand writing", "123 456");
        assertThat(result.angleDegrees()).isCloseTo(degrees, within(1.5));
        assertPlaced(page, result);
    }

    @Test
    void readsLightTextOnDarkGround() {
        Page page = new Page(480, 200, new Color(20, 40, 90));
        page.line("WELCOME HOME", SERIF, Color.YELLOW, 60, 110, 0);
        ReadResult result = reader.read(page.picture());
        assertThat(result.lines()).extracting(TextLine::text).containsExactly("WELCOME HOME");
        assertPlaced(page, result);
    }

    @ParameterizedTest
    @ValueSource(doubles = {90, 180, -90, 45, -45, 135, -135, 30, 60})
    void readsTurnedPages(double degrees) {
        Page page = Page.white(500, 500);
        page.line(
                "Turned around",
                SANS,
                Color.BLACK,
                250 - 120 * Math.cos(Math.toRadians(degrees)),
                250 - 120 * Math.sin(Math.toRadians(degrees)),
                degrees);
        ReadResult result = reader.read(page.picture());
        assertThat(result.lines()).extracting(TextLine::text).containsExactly("Turned around");
        assertThat(result.angleDegrees()).isCloseTo(degrees, within(1.5));
        assertPlaced(page, result);
    }

    @Test
    void readsSmallTextOnLargePages() {
        Page page = Page.white(4000, 4000);
        Font small = new Font(Font.SANS_SERIF, Font.PLAIN, 22);
        page.line("Large heading", new Font(Font.SERIF, Font.BOLD, 260), 500, 500);
        page.line("small print in the middle", small, 1830, 1905);
        page.line("at the lower edge", small, 3600, 3960);
        ReadResult result = reader.read(page.picture());
        assertThat(result.lines())
                .extracting(TextLine::text)
                .containsExactly("Large heading", "small print in the middle", "at the lower edge");
        assertPlaced(page, result);
    }

    @Test
    void readsColumnsOneAfterTheOther() {
        Page page = Page.white(700, 300);
        List<String> left = List.of("The osprey builds its", "nest on tall trees and", "comes back each year");
        List<String> right = List.of("It lives of fish that", "it takes out of lakes", "with both of its feet");
        for (int i = 0; i < 3; i++) {
            page.line(left.get(i), SERIF, 30, 80 + 50 * i);
            page.line(right.get(i), SERIF, 390, 80 + 50 * i);
        }
        assertThat(reader.read(page.picture()).lines())
                .extracting(TextLine::text)
                .containsExactly(left.get(0), left.get(1), left.get(2), right.get(0), right.get(1), right.get(2));
    }

    @Test
    void findsNothingInAnEmptyPicture() {
        ReadResult result = reader.read(Page.white(300, 200).picture());
        assertThat(result.lines()).isEmpty();
        assertThat(result.angleDegrees()).isZero();
    }

    @Test
    void takesTheSmallestPictures() {
        assertThat(reader.read(Page.white(1, 1).picture()).lines()).isEmpty();
        assertThat(reader.read(Page.white(2000, 1).picture()).lines()).isEmpty();
    }

    @Test
    void answersInPixelsOfTheFile() {
        Page page = Page.white(480, 200).line("Reduced scale", SANS, 60, 110);
        Picture full = page.picture();
        Picture reduced = new Picture(new PictureInfo(960, 400, PictureFormat.JPEG), 480, 200, full.rgb());
        Point small = reader.read(full).lines().get(0).polygon().get(2);
        Point large = reader.read(reduced).lines().get(0).polygon().get(2);
        assertThat(large.x()).isCloseTo(2 * small.x(), within(1));
        assertThat(large.y()).isCloseTo(2 * small.y(), within(1));
    }

    @Test
    void answersTheSameAgainAndFromSeveralThreads() throws Exception {
        Picture picture = Page.white(480, 200)
                .line("Again and again", SERIF, 30, 60)
                .line("No. 7", SANS, 90, 150)
                .picture();
        ReadResult once = reader.read(picture);
        assertThat(once.lines()).hasSize(2);
        assertThat(reader.read(picture)).isEqualTo(once);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<ReadResult> one = threads.submit(() -> reader.read(picture));
            Future<ReadResult> other = threads.submit(() -> reader.read(picture));
            assertThat(one.get()).isEqualTo(once);
            assertThat(other.get()).isEqualTo(once);
        } finally {
            threads.shutdown();
        }
    }

    private static void assertPlaced(Page page, ReadResult result) {
        List<TextWord> words =
                result.lines().stream().flatMap(line -> line.words().stream()).toList();
        assertThat(words)
                .extracting(TextWord::text)
                .containsExactlyElementsOf(
                        page.words().stream().map(Page.DrawnWord::text).toList());
        for (int i = 0; i < words.size(); i++) {
            TextWord word = words.get(i);
            assertThat(Page.intersectionOverUnion(page.words().get(i).outline(), Page.toShape(word.polygon())))
                    .as(word + " lies at " + page.words().get(i).outline().getBounds())
                    .isGreaterThanOrEqualTo(0.5);
            assertThat(word.confidence()).isStrictlyBetween(0.0, 1.0);
        }
    }
}
