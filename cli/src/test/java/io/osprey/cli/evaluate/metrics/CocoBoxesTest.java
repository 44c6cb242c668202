package io.osprey.cli.evaluate.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CocoBoxesTest {
    private static final double EXACT = 1e-12;
    private static final Box SQUARE = new Box(0, 0, 100, 100);

    private static BoxPicture.Truth dog(Box box) {
        return new BoxPicture.Truth("dog", box, box.area(), false);
    }

    private static BoxPicture.Truth crowdOfDogs(Box box) {
        return new BoxPicture.Truth("dog", box, box.area(), true);
    }

    private static BoxPicture.Found dog(Box box, double confidence) {
        return new BoxPicture.Found("dog", box, confidence);
    }

    private static BoxScores score(BoxPicture... pictures) {
        return CocoBoxes.of(List.of("dog"), List.of(pictures));
    }

    @Test
    void aPerfectAnswerHasPrecisionOne() {
        BoxScores scores = score(new BoxPicture(List.of(dog(SQUARE)), List.of(dog(SQUARE, 0.5))));
        assertThat(scores.precision().getAsDouble()).isEqualTo(1, within(1e-9));
        assertThat(scores.recall1()).hasValue(1);
        assertThat(scores.precisionLarge().getAsDouble()).isEqualTo(1, within(1e-9));
        assertThat(scores.precisionSmall()).isEmpty();
        assertThat(scores.kinds()).singleElement().satisfies(kind -> assertThat(kind.boxes())
                .isOne());
    }

    @Test
    void countsTheOverlapsThatABoxReaches() {
        // 70 of 100 columns: intersection over union 0.7, so right at .50, .55, .60, .65 and .70: 5 of 10
        BoxScores scores = score(new BoxPicture(List.of(dog(SQUARE)), List.of(dog(new Box(0, 0, 70, 100), 0.5))));
        assertThat(scores.precision().getAsDouble()).isEqualTo(0.5, within(1e-9));
        assertThat(scores.precision50().getAsDouble()).isEqualTo(1, within(1e-9));
        assertThat(scores.precision75()).hasValue(0);
    }

    @Test
    void readsPrecisionOffAt101Recalls() {
        // Surest first: right, wrong, right, of two wanted. Precision 1 up to recall 0.5, 2/3 up to 1:
        // recalls 0 .. 0.50 are 51, 0.51 .. 1 are 50, so (51 + 50 x 2/3) / 101.
        Box other = new Box(200, 200, 100, 100);
        BoxScores scores = score(new BoxPicture(
                List.of(dog(SQUARE), dog(other)),
                List.of(dog(other, 0.7), dog(SQUARE, 0.9), dog(new Box(400, 0, 50, 50), 0.8))));
        assertThat(scores.precision().getAsDouble()).isEqualTo((51 + 50 * 2 / 3.0) / 101, within(1e-9));
        assertThat(scores.recall1()).hasValue(0.5);
        assertThat(scores.recall10()).hasValue(1);
    }

    @Test
    void aTrueBoxIsFoundOnce() {
        // the second answer is a double: precision 1 at recall 1 comes first
        BoxPicture picture = new BoxPicture(List.of(dog(SQUARE)), List.of(dog(SQUARE, 0.9), dog(SQUARE, 0.8)));
        assertThat(score(picture).precision().getAsDouble()).isEqualTo(1, within(1e-9));
        assertThat(CocoBoxes.judged(List.of("dog"), List.of(picture)))
                .containsExactly(new Judged(0.9, true), new Judged(0.8, false));
    }

    @Test
    void whatLiesInACrowdIsNeitherRightNorWrong() {
        // Both small boxes lie wholly in the crowd, one far outside is wrong; the crowd itself is not wanted.
        BoxPicture picture = new BoxPicture(
                List.of(crowdOfDogs(SQUARE), dog(new Box(300, 0, 100, 100))),
                List.of(
                        dog(new Box(0, 0, 10, 10), 0.9),
                        dog(new Box(20, 20, 10, 10), 0.8),
                        dog(new Box(300, 0, 100, 100), 0.7),
                        dog(new Box(600, 0, 10, 10), 0.6)));
        assertThat(score(picture).precision().getAsDouble()).isEqualTo(1, within(1e-9));
        assertThat(CocoBoxes.judged(List.of("dog"), List.of(picture)))
                .containsExactly(new Judged(0.7, true), new Judged(0.6, false));
    }

    @Test
    void withoutTruthThereIsNoPrecision() {
        BoxScores scores = score(new BoxPicture(List.of(), List.of(dog(SQUARE, 0.9))));
        assertThat(scores.precision()).isEmpty();
        assertThat(scores.kinds()).isEmpty();
        // found nothing: precision 0
        assertThat(score(new BoxPicture(List.of(dog(SQUARE)), List.of())).precision())
                .hasValue(0);
    }

    /** The case and its figures are made by {@code src/test/python/cross_check.py}. */
    @Test
    void agreesWithPycocotools() throws IOException {
        JsonNode json = read("boxes.json");
        List<String> kinds = new ArrayList<>();
        json.get("classes").forEach(kind -> kinds.add(kind.asString()));
        List<BoxPicture> pictures = new ArrayList<>();
        for (JsonNode picture : json.get("pictures")) {
            List<BoxPicture.Truth> truths = new ArrayList<>();
            for (JsonNode truth : picture.get("truths")) {
                truths.add(new BoxPicture.Truth(
                        kinds.get(truth.get("kind").asInt()),
                        box(truth.get("box")),
                        truth.get("area").asDouble(),
                        truth.get("crowd").asBoolean()));
            }
            List<BoxPicture.Found> found = new ArrayList<>();
            for (JsonNode one : picture.get("found")) {
                found.add(new BoxPicture.Found(
                        kinds.get(one.get("kind").asInt()),
                        box(one.get("box")),
                        one.get("score").asDouble()));
            }
            pictures.add(new BoxPicture(truths, found));
        }
        BoxScores scores = CocoBoxes.of(kinds, pictures);
        List<OptionalDouble> figures = List.of(
                scores.precision(),
                scores.precision50(),
                scores.precision75(),
                scores.precisionSmall(),
                scores.precisionMedium(),
                scores.precisionLarge(),
                scores.recall1(),
                scores.recall10(),
                scores.recall100(),
                scores.recallSmall(),
                scores.recallMedium(),
                scores.recallLarge());
        JsonNode expected = json.get("expected");
        for (int i = 0; i < figures.size(); i++) {
            assertThat(figures.get(i).getAsDouble())
                    .as("figure " + i)
                    .isEqualTo(expected.get("stats").get(i).asDouble(), within(EXACT));
        }
        Map<String, JsonNode> ofKinds = new TreeMap<>();
        expected.get("kinds").properties().forEach(kind -> ofKinds.put(kind.getKey(), kind.getValue()));
        assertThat(scores.kinds())
                .extracting(BoxScores.Kind::name)
                .containsExactlyInAnyOrderElementsOf(ofKinds.keySet());
        for (BoxScores.Kind kind : scores.kinds()) {
            assertThat(kind.precision())
                    .isEqualTo(ofKinds.get(kind.name()).get(0).asDouble(), within(EXACT));
            assertThat(kind.precision50())
                    .isEqualTo(ofKinds.get(kind.name()).get(1).asDouble(), within(EXACT));
        }
    }

    private static Box box(JsonNode numbers) {
        return new Box(
                numbers.get(0).asDouble(),
                numbers.get(1).asDouble(),
                numbers.get(2).asDouble(),
                numbers.get(3).asDouble());
    }

    static JsonNode read(String resource) throws IOException {
        try (InputStream in = CocoBoxesTest.class.getResourceAsStream(resource)) {
            return JsonMapper.builder().build().readTree(in);
        }
    }
}
