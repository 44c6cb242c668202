package io.osprey.server.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.Analysis;
import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Feature;
import io.osprey.engine.face.FaceResult;
import io.osprey.engine.objects.ObjectResult;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.server.Fixtures;
import io.osprey.server.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageAnalysisViewTest {
    private static final String METADATA = "\"metadata\":{\"width\":450,\"height\":600,\"format\":\"Jpeg\"}";

    @Test
    void printsEveryFeatureInTheRecordedOrder() {
        Set<VisualFeature> all = EnumSet.allOf(VisualFeature.class);
        all.remove(VisualFeature.ADULT);

        assertThat(print(new ClassicQuery(all, Set.of(), 1), Optional.of("2021-05-01")))
                .isEqualTo("{\"categories\":[{\"name\":\"outdoor_\",\"score\":0.00390625},"
                        + "{\"name\":\"outdoor_street\",\"score\":0.33984375},{\"name\":\"people_group\",\"score\":0.25}],"
                        + "\"color\":{\"dominantColorForeground\":\"Brown\",\"dominantColorBackground\":\"Grey\","
                        + "\"dominantColors\":[\"Brown\"],\"accentColor\":\"B54316\",\"isBwImg\":false,\"isBWImg\":false},"
                        + "\"imageType\":{\"clipArtType\":2,\"lineDrawingType\":1},"
                        + "\"tags\":[{\"name\":\"outdoor\",\"confidence\":0.8871886730194092},"
                        + "{\"name\":\"street\",\"confidence\":0.9999999403953552}],"
                        + "\"description\":{\"tags\":[\"outdoor\",\"street\"],"
                        + "\"captions\":[{\"text\":\"a man at night\",\"confidence\":0.9122244119644165}]},"
                        + "\"faces\":[{\"faceRectangle\":{\"left\":20,\"top\":30,\"width\":40,\"height\":50}}],"
                        + "\"objects\":[{\"rectangle\":{\"x\":12,\"y\":30,\"w\":210,\"h\":400},\"object\":\"laptop\","
                        + "\"confidence\":0.956,\"parent\":{\"object\":\"computer\",\"confidence\":0.96}}],"
                        + "\"brands\":[],\"requestId\":\"id\"," + METADATA + ",\"modelVersion\":\"2021-05-01\"}");
    }

    @Test
    void printsOnlyWhatIsAsked() {
        assertThat(print(new ClassicQuery(Set.of(VisualFeature.BRANDS), Set.of(), 1), Optional.empty()))
                .isEqualTo("{\"brands\":[],\"requestId\":\"id\"," + METADATA + "}");
        // Tags are computed for the description, and not printed on their own.
        assertThat(print(new ClassicQuery(Set.of(VisualFeature.DESCRIPTION), Set.of(), 1), Optional.empty()))
                .startsWith("{\"description\":{\"tags\":[\"outdoor\",\"street\"],\"captions\":[")
                .doesNotContain("\"tags\":[{");
    }

    @Test
    void printsEmptyListsOfWhatIsNotFound() {
        Analysis nothing = new Analysis(
                Fixtures.PICTURE,
                "test",
                Map.of(Feature.FACES, new FaceResult(List.of()), Feature.OBJECTS, new ObjectResult(List.of())));
        ClassicQuery query = new ClassicQuery(Set.of(VisualFeature.FACES, VisualFeature.OBJECTS), Set.of(), 1);

        assertThat(print(nothing, query, Optional.empty()))
                .isEqualTo("{\"faces\":[],\"objects\":[],\"requestId\":\"id\"," + METADATA + "}");
    }

    @Test
    void attachesDetailsToTheirFamilies() {
        ClassicQuery query = new ClassicQuery(Set.of(VisualFeature.CATEGORIES), Set.of(DomainModel.values()), 1);

        assertThat(print(query, Optional.empty()))
                .startsWith(
                        "{\"categories\":[{\"name\":\"outdoor_\",\"score\":0.00390625,\"detail\":{\"landmarks\":[]}},"
                                + "{\"name\":\"outdoor_street\",\"score\":0.33984375,\"detail\":{\"landmarks\":[]}},"
                                + "{\"name\":\"people_group\",\"score\":0.25,\"detail\":{\"celebrities\":[]}}]");
    }

    @ParameterizedTest
    @CsvSource({"JPEG, Jpeg", "PNG, Png", "GIF, Gif", "BMP, Bmp", "MPO, Jpeg"})
    void printsFormatsCapitalised(PictureFormat format, String text) {
        ClassicQuery query = new ClassicQuery(Set.of(VisualFeature.BRANDS), Set.of(), 1);
        Analysis analysis = new Analysis(new PictureInfo(1, 2, format), "test", Map.of());

        assertThat(print(analysis, query, Optional.empty())).contains("\"format\":\"" + text + "\"");
    }

    private static String print(ClassicQuery query, Optional<String> modelVersion) {
        AnalysisRequest request = query.toEngine();
        return print(Fixtures.answer(Fixtures.PICTURE, request), query, modelVersion);
    }

    private static String print(Analysis analysis, ClassicQuery query, Optional<String> modelVersion) {
        Object wire = ImageAnalysisView.of(analysis, query, new AnswerFrame(AnswerForm.V2, "id", modelVersion));
        return new String(WireJson.write(wire), StandardCharsets.UTF_8);
    }
}
