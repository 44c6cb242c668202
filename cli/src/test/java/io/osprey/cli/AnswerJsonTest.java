package io.osprey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Feature;
import org.junit.jupiter.api.Test;

class AnswerJsonTest {
    @Test
    void isTheAnswerOfImageAnalysisWithTheFileBeforeIt() {
        assertThat(json(Feature.TAGS, Feature.SMART_CROPS))
                .isEqualTo("{\"file\":\"dog \\\"1\\\".jpg\",\"modelVersion\":\"2023-10-01\","
                        + "\"metadata\":{\"width\":400,\"height\":300},\"tagsResult\":{\"values\":"
                        + "[{\"name\":\"dog\",\"confidence\":0.9900000095367432},"
                        + "{\"name\":\"indoor\",\"confidence\":0.7559999823570251}]},"
                        + "\"smartCropsResult\":{\"values\":[{\"aspectRatio\":1,"
                        + "\"boundingBox\":{\"x\":40,\"y\":0,\"w\":300,\"h\":300}}]}}");
    }

    @Test
    void addsWhatOnlyClassicApisHave() {
        assertThat(json(Feature.IMAGE_TYPE, Feature.FACES))
                .isEqualTo("{\"file\":\"dog \\\"1\\\".jpg\",\"modelVersion\":\"2023-10-01\","
                        + "\"metadata\":{\"width\":400,\"height\":300},"
                        + "\"classic\":{\"imageType\":{\"clipArtType\":0,\"lineDrawingType\":0},"
                        + "\"faces\":[{\"faceRectangle\":{\"left\":20,\"top\":5,\"width\":20,\"height\":25}}],"
                        + "\"metadata\":{\"width\":400,\"height\":300,\"format\":\"Jpeg\"}}}");
    }

    @Test
    void addsWhatSpecialisedModelsRecognise() {
        assertThat(json(Feature.LANDMARKS, Feature.CELEBRITIES, Feature.BRANDS))
                .isEqualTo("{\"file\":\"dog \\\"1\\\".jpg\",\"modelVersion\":\"2023-10-01\","
                        + "\"metadata\":{\"width\":400,\"height\":300},"
                        + "\"classic\":{\"brands\":[{\"name\":\"Osprey\",\"confidence\":0.94,"
                        + "\"rectangle\":{\"x\":20,\"y\":200,\"w\":60,\"h\":50}}],"
                        + "\"metadata\":{\"width\":400,\"height\":300,\"format\":\"Jpeg\"}},"
                        + "\"domain\":{\"celebrities\":[{\"faceRectangle\":{\"top\":5,\"left\":20,\"width\":20,\"height\":25},"
                        + "\"name\":\"Ada Example\",\"confidence\":0.9599999785423279}],"
                        + "\"landmarks\":[{\"name\":\"Eiffel Tower\",\"confidence\":0.9700000286102295}]}}");
    }

    @Test
    void addsWhatACustomModelSaysAsThePreviewsDo() {
        try (FixedEngine engine = new FixedEngine()) {
            assertThat(AnswerJson.of(
                            "a.jpg", engine.analyze(FixedEngine.picture(), AnalysisRequest.ofCustomModel("pets"))))
                    .isEqualTo("{\"file\":\"a.jpg\",\"modelVersion\":\"2023-10-01\","
                            + "\"metadata\":{\"width\":400,\"height\":300},"
                            + "\"customModelResult\":{\"tagsResult\":{\"values\":["
                            + "{\"name\":\"cat\",\"confidence\":0.8},{\"name\":\"dog\",\"confidence\":0.2}]}}}");
        }
    }

    private static String json(Feature... features) {
        try (FixedEngine engine = new FixedEngine()) {
            return AnswerJson.of("dog \"1\".jpg", engine.analyze(FixedEngine.picture(), AnalysisRequest.of(features)));
        }
    }
}
