package io.osprey.server.v4.ga;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.Analysis;
import io.osprey.engine.Feature;
import io.osprey.engine.read.ReadResult;
import io.osprey.server.Fixtures;
import io.osprey.server.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GaViewTest {
    @Test
    void printsEveryFeatureInTheRecordedOrder() {
        Analysis analysis = Fixtures.analysis(
                Feature.CAPTION,
                Feature.DENSE_CAPTIONS,
                Feature.TAGS,
                Feature.OBJECTS,
                Feature.READ,
                Feature.SMART_CROPS,
                Feature.PEOPLE);

        assertThat(print(analysis))
                .isEqualTo("{\"modelVersion\":\"2023-10-01\","
                        + "\"captionResult\":{\"text\":\"a man at night\",\"confidence\":0.9122244119644165},"
                        + "\"denseCaptionsResult\":{\"values\":[{\"text\":\"a man at night\",\"confidence\":0.9122244119644165,"
                        + "\"boundingBox\":{\"x\":0,\"y\":0,\"w\":450,\"h\":600}},"
                        + "{\"text\":\"a laptop on a table\",\"confidence\":0.7099999785423279,"
                        + "\"boundingBox\":{\"x\":40,\"y\":20,\"w\":300,\"h\":220}}]},"
                        + "\"metadata\":{\"width\":450,\"height\":600},"
                        + "\"tagsResult\":{\"values\":[{\"name\":\"outdoor\",\"confidence\":0.8871886730194092},"
                        + "{\"name\":\"street\",\"confidence\":0.9999999403953552}]},"
                        + "\"objectsResult\":{\"values\":[{\"boundingBox\":{\"x\":12,\"y\":30,\"w\":210,\"h\":400},"
                        + "\"tags\":[{\"name\":\"laptop\",\"confidence\":0.956}]}]},"
                        + "\"readResult\":{\"blocks\":[{\"lines\":[{\"text\":\"Cafe\u0301 \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\","
                        + "\"boundingPolygon\":[{\"x\":0,\"y\":10},{\"x\":50,\"y\":10},{\"x\":50,\"y\":20},{\"x\":0,\"y\":20}],"
                        + "\"words\":[{\"text\":\"Cafe\u0301\","
                        + "\"boundingPolygon\":[{\"x\":0,\"y\":10},{\"x\":20,\"y\":10},{\"x\":20,\"y\":20},{\"x\":0,\"y\":20}],"
                        + "\"confidence\":0.988},{\"text\":\"\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\","
                        + "\"boundingPolygon\":[{\"x\":30,\"y\":10},{\"x\":50,\"y\":10},{\"x\":50,\"y\":20},{\"x\":30,\"y\":20}],"
                        + "\"confidence\":0.988}]},{\"text\":\"ok\","
                        + "\"boundingPolygon\":[{\"x\":0,\"y\":40},{\"x\":20,\"y\":40},{\"x\":20,\"y\":50},{\"x\":0,\"y\":50}],"
                        + "\"words\":[{\"text\":\"ok\","
                        + "\"boundingPolygon\":[{\"x\":0,\"y\":40},{\"x\":20,\"y\":40},{\"x\":20,\"y\":50},{\"x\":0,\"y\":50}],"
                        + "\"confidence\":0.988}]}]}]},"
                        + "\"smartCropsResult\":{\"values\":[{\"aspectRatio\":1.94,"
                        + "\"boundingBox\":{\"x\":5,\"y\":6,\"w\":388,\"h\":200}}]},"
                        + "\"peopleResult\":{\"values\":[{\"boundingBox\":{\"x\":20,\"y\":30,\"w\":200,\"h\":500},"
                        + "\"confidence\":0.9440000057220459},{\"boundingBox\":{\"x\":1,\"y\":2,\"w\":3,\"h\":4},"
                        + "\"confidence\":0.0008999999845400453}]}}");
    }

    @Test
    void printsOnlyWhatIsAsked() {
        assertThat(print(Fixtures.analysis(Feature.CAPTION)))
                .isEqualTo("{\"modelVersion\":\"2023-10-01\","
                        + "\"captionResult\":{\"text\":\"a man at night\",\"confidence\":0.9122244119644165},"
                        + "\"metadata\":{\"width\":450,\"height\":600}}");
    }

    @Test
    void printsOneBlockWithoutLinesWhenThereIsNoText() {
        Analysis silent = new Analysis(Fixtures.PICTURE, "test", Map.of(Feature.READ, new ReadResult(List.of(), 0)));

        assertThat(print(silent)).contains("\"readResult\":{\"blocks\":[{\"lines\":[]}]}");
    }

    private static String print(Analysis analysis) {
        return new String(WireJson.write(GaView.of(analysis, "2023-10-01")), StandardCharsets.UTF_8);
    }
}
