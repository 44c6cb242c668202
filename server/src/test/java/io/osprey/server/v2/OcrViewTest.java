package io.osprey.server.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.Analysis;
import io.osprey.engine.Feature;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.read.Point;
import io.osprey.engine.read.ReadResult;
import io.osprey.engine.read.TextLine;
import io.osprey.engine.read.TextWord;
import io.osprey.server.wire.TextLanguage;
import io.osprey.server.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OcrViewTest {
    private static final PictureInfo PICTURE = new PictureInfo(200, 100, PictureFormat.PNG);
    private static final OcrQuery ANY = new OcrQuery(true, Optional.empty());

    @Test
    void printsRegions() {
        ReadResult text = new ReadResult(
                List.of(
                        line(10, 10, "the", "cat"),
                        line(10, 25, "and", "dog"),
                        // 30 below the last one, which is 10 high
                        line(10, 65, "far")),
                0);
        assertThat(print(text, ANY))
                .isEqualTo(
                        "{\"language\":\"en\",\"textAngle\":0,\"orientation\":\"Up\",\"regions\":["
                                + "{\"boundingBox\":\"10,10,50,25\",\"lines\":["
                                + "{\"boundingBox\":\"10,10,50,10\",\"words\":[{\"boundingBox\":\"10,10,20,10\",\"text\":\"the\"},"
                                + "{\"boundingBox\":\"40,10,20,10\",\"text\":\"cat\"}]},"
                                + "{\"boundingBox\":\"10,25,50,10\",\"words\":[{\"boundingBox\":\"10,25,20,10\",\"text\":\"and\"},"
                                + "{\"boundingBox\":\"40,25,20,10\",\"text\":\"dog\"}]}]},"
                                + "{\"boundingBox\":\"10,65,20,10\",\"lines\":["
                                + "{\"boundingBox\":\"10,65,20,10\",\"words\":[{\"boundingBox\":\"10,65,20,10\",\"text\":\"far\"}]}]}]}");
    }

    @Test
    void findsNothing() {
        assertThat(print(new ReadResult(List.of(), 0), ANY))
                .isEqualTo("{\"language\":\"unk\",\"textAngle\":0,\"orientation\":\"NotDetected\",\"regions\":[]}");
        assertThat(print(new ReadResult(List.of(line(10, 10, "cat")), 180), new OcrQuery(false, Optional.of("de"))))
                .isEqualTo("{\"language\":\"de\",\"textAngle\":0,\"orientation\":\"NotDetected\",\"regions\":[]}");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, Up",
        "14, -0.244346, Up",
        "-14, 0.244346, Up",
        "90, 0, Right",
        "100, -0.174533, Right",
        "-90, 0, Left",
        "180, 0, Down",
        "-170, -0.174533, Down"
    })
    void saysHowTextIsTurned(double degrees, double radians, String orientation) {
        OcrView.OcrWire wire =
                OcrView.of(analysis(new ReadResult(List.of(line(10, 10, "x")), degrees)), ANY, Optional.empty());
        assertThat(wire.textAngle()).isEqualTo(radians);
        assertThat(wire.orientation()).isEqualTo(orientation);
    }

    @Test
    void turnsBoxesAboutTheMiddle() {
        // A line of 40 x 10 about the picture's middle (100, 50), turned by 30 degrees: turned back it is 80,45 to
        // 120,55
        double cos = Math.cos(Math.toRadians(30));
        double sin = Math.sin(Math.toRadians(30));
        List<Point> corners = List.of(
                point(-20, -5, cos, sin), point(20, -5, cos, sin), point(20, 5, cos, sin), point(-20, 5, cos, sin));
        ReadResult text =
                new ReadResult(List.of(new TextLine(corners, List.of(new TextWord("level", corners, 0.9)))), 30);
        OcrView.OcrWire wire = OcrView.of(analysis(text), ANY, Optional.of("2021-05-01"));
        assertThat(wire.regions().get(0).boundingBox()).isEqualTo("80,45,40,10");
        assertThat(wire.modelVersion()).isEqualTo("2021-05-01");
    }

    private static Point point(double dx, double dy, double cos, double sin) {
        return new Point((int) Math.round(100 + dx * cos - dy * sin), (int) Math.round(50 + dx * sin + dy * cos));
    }

    @ParameterizedTest
    @CsvSource({
        "EXIT, en",
        "the end of the road, en",
        "el perro y los gatos de la calle, es",
        "o gato não é do senhor, pt",
        "le chat et la souris sont dans la rue, fr",
        "der Hund und die Katze, de",
        "il gatto che è della signora, it",
        "出口, zh-Hans",
        "出口はこちら, ja"
    })
    void guessesLanguages(String text, String language) {
        assertThat(TextLanguage.of(text)).contains(language);
    }

    @Test
    void numbersHaveNoLanguage() {
        assertThat(TextLanguage.of("12 34")).isEmpty();
        assertThat(TextLanguage.named("ZH-hans")).contains("zh-Hans");
        assertThat(TextLanguage.named("ar")).isEmpty();
    }

    private static String print(ReadResult text, OcrQuery query) {
        return new String(WireJson.write(OcrView.of(analysis(text), query, Optional.empty())), StandardCharsets.UTF_8);
    }

    private static Analysis analysis(ReadResult text) {
        return new Analysis(PICTURE, "test", Map.of(Feature.READ, text));
    }

    /** Words 20 wide and 10 high, 30 apart. */
    private static TextLine line(int x, int y, String... words) {
        List<TextWord> placed = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            placed.add(new TextWord(words[i], box(x + 30 * i, y, 20), 0.9));
        }
        return new TextLine(box(x, y, 30 * words.length - 10), placed);
    }

    private static List<Point> box(int x, int y, int width) {
        return List.of(new Point(x, y), new Point(x + width, y), new Point(x + width, y + 10), new Point(x, y + 10));
    }
}
