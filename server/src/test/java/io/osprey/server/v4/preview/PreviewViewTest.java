package io.osprey.server.v4.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.Analysis;
import io.osprey.engine.Feature;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.read.ReadResult;
import io.osprey.server.Fixtures;
import io.osprey.server.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreviewViewTest {
    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

    @Test
    void printsEveryFeatureInTheOrderOfTheSample() {
        Analysis analysis = Fixtures.analysis(
                Feature.CAPTION,
                Feature.DENSE_CAPTIONS,
                Feature.TAGS,
                Feature.OBJECTS,
                Feature.SMART_CROPS,
                Feature.PEOPLE);

        assertThat(print(PreviewView.of(analysis, "2023-02-01-preview")))
                .isEqualTo("{\"captionResult\":{\"text\":\"a man at night\",\"confidence\":0.9122244119644165},"
                        + "\"denseCaptionsResult\":{\"values\":[{\"text\":\"a man at night\",\"confidence\":0.9122244119644165,"
                        + "\"boundingBox\":{\"x\":0,\"y\":0,\"w\":450,\"h\":600}},"
                        + "{\"text\":\"a laptop on a table\",\"confidence\":0.7099999785423279,"
                        + "\"boundingBox\":{\"x\":40,\"y\":20,\"w\":300,\"h\":220}}]},"
                        + "\"objectsResult\":{\"values\":[{\"boundingBox\":{\"x\":12,\"y\":30,\"w\":210,\"h\":400},"
                        + "\"tags\":[{\"name\":\"laptop\",\"confidence\":0.956}]}]},"
                        + "\"modelVersion\":\"2023-02-01-preview\",\"metadata\":{\"width\":450,\"height\":600},"
                        + "\"tagsResult\":{\"values\":[{\"name\":\"outdoor\",\"confidence\":0.8871886730194092},"
                        + "{\"name\":\"street\",\"confidence\":0.9999999403953552}]},"
                        + "\"smartCropsResult\":{\"values\":[{\"aspectRatio\":1.94,"
                        + "\"boundingBox\":{\"x\":5,\"y\":6,\"w\":388,\"h\":200}}]},"
                        + "\"peopleResult\":{\"values\":[{\"boundingBox\":{\"x\":20,\"y\":30,\"w\":200,\"h\":500},"
                        + "\"confidence\":0.9440000057220459},{\"boundingBox\":{\"x\":1,\"y\":2,\"w\":3,\"h\":4},"
                        + "\"confidence\":0.0008999999845400453}]}}");
    }

    @Test
    void spansCountTextElements() {
        // Content, one element a cell: C a f é _ family ⏎ o k: nine.
        assertThat(print(PreviewView.of(Fixtures.analysis(Feature.READ), "2023-02-01-preview")))
                .isEqualTo("{\"modelVersion\":\"2023-02-01-preview\",\"metadata\":{\"width\":450,\"height\":600},"
                        + "\"readResult\":{\"stringIndexType\":\"TextElements\",\"content\":\"Cafe\u0301 " + FAMILY
                        + "\\nok\",\"pages\":[{\"height\":600,\"width\":450,\"angle\":0.3048,\"pageNumber\":1,"
                        + "\"words\":[{\"content\":\"Cafe\u0301\",\"boundingBox\":[0,10,20,10,20,20,0,20],"
                        + "\"confidence\":0.988,\"span\":{\"offset\":0,\"length\":4}},"
                        + "{\"content\":\"" + FAMILY + "\",\"boundingBox\":[30,10,50,10,50,20,30,20],"
                        + "\"confidence\":0.988,\"span\":{\"offset\":5,\"length\":1}},"
                        + "{\"content\":\"ok\",\"boundingBox\":[0,40,20,40,20,50,0,50],"
                        + "\"confidence\":0.988,\"span\":{\"offset\":7,\"length\":2}}],"
                        + "\"spans\":[{\"offset\":0,\"length\":9}],"
                        + "\"lines\":[{\"content\":\"Cafe\u0301 " + FAMILY
                        + "\",\"boundingBox\":[0,10,50,10,50,20,0,20],\"spans\":[{\"offset\":0,\"length\":6}]},"
                        + "{\"content\":\"ok\",\"boundingBox\":[0,40,20,40,20,50,0,50],"
                        + "\"spans\":[{\"offset\":7,\"length\":2}]}]}],"
                        + "\"styles\":[],\"modelVersion\":\"2022-04-30\"}}");
    }

    @Test
    void printsThePublishedShapeWhenThereIsNoText() {
        Analysis silent = new Analysis(
                new PictureInfo(1260, 473, PictureFormat.JPEG),
                "test",
                Map.of(Feature.READ, new ReadResult(List.of(), -0.0)));

        assertThat(print(PreviewView.of(silent, "2023-02-01-preview")))
                .contains(
                        "\"readResult\":{\"stringIndexType\":\"TextElements\",\"content\":\"\",\"pages\":[{\"height\":473,"
                                + "\"width\":1260,\"angle\":0,\"pageNumber\":1,\"words\":[],\"spans\":[{\"offset\":0,\"length\":0}],"
                                + "\"lines\":[]}],\"styles\":[],\"modelVersion\":\"2022-04-30\"}");
    }

    @Test
    void olderPreviewsPrintADescription() {
        assertThat(print(PreviewView.withDescription(Fixtures.analysis(Feature.CAPTION), "2022-10-12-preview")))
                .isEqualTo("{\"descriptionResult\":{\"values\":[{\"text\":\"a man at night\","
                        + "\"confidence\":0.9122244119644165}]},\"modelVersion\":\"2022-10-12-preview\","
                        + "\"metadata\":{\"width\":450,\"height\":600}}");
    }

    private static String print(Object wire) {
        return new String(WireJson.write(wire), StandardCharsets.UTF_8);
    }
}
