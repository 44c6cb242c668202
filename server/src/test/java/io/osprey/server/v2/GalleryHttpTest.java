package io.osprey.server.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.server.TestServer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is printed of a picture that shows what is in the galleries (api-v2.md sections 3 and 8). */
class GalleryHttpTest {
    private static final String LANDMARKS =
            "\"landmarks\":[{\"name\":\"Eiffel Tower\",\"confidence\":0.9712299704551697}]";
    private static final String CELEBRITIES =
            "\"celebrities\":[{\"name\":\"Ada Example\",\"confidence\":0.9599999785423279,"
                    + "\"faceRectangle\":{\"left\":20,\"top\":30,\"width\":40,\"height\":50}}]";
    private static final String CATEGORIES =
            "\"categories\":[{\"name\":\"outdoor_\",\"score\":0.00390625%1$s},{\"name\":\"outdoor_street\",\"score\":0.33984375%1$s},"
                    + "{\"name\":\"people_group\",\"score\":0.25%2$s}]";

    private final TestServer server = TestServer.shared();

    static Stream<Arguments> answers() {
        String ofPlaces = ",\"detail\":{" + LANDMARKS + "}";
        String ofPeople = ",\"detail\":{" + CELEBRITIES + "}";
        return Stream.of("v1.0", "v2.0", "v2.1", "v3.0", "v3.1", "v3.2")
                .flatMap(
                        version -> Stream.of(
                                Arguments.of(
                                        version,
                                        "analyze?visualFeatures=Brands",
                                        "\"brands\":[{\"name\":\"Osprey\",\"confidence\":0.94,"
                                                + "\"rectangle\":{\"x\":20,\"y\":97,\"w\":62,\"h\":52}}]"),
                                Arguments.of(version, "analyze", String.format(CATEGORIES, "", "")),
                                Arguments.of(
                                        version, "analyze?details=Landmarks", String.format(CATEGORIES, ofPlaces, "")),
                                Arguments.of(
                                        version,
                                        "analyze?details=Celebrities",
                                        String.format(CATEGORIES, "", ofPeople)),
                                Arguments.of(
                                        version,
                                        "analyze?details=Celebrities,Landmarks",
                                        String.format(CATEGORIES, ofPlaces, ofPeople)),
                                Arguments.of(version, "models/landmarks/analyze", "\"result\":{" + LANDMARKS + "}"),
                                Arguments.of(
                                        version,
                                        "models/celebrities/analyze",
                                        Letters.isNewer(version)
                                                ? "\"result\":{" + CELEBRITIES + "}"
                                                : "\"result\":{\"celebrities\":[{\"faceRectangle\":{\"top\":30,\"left\":20,\"width\":40,"
                                                        + "\"height\":50},\"name\":\"Ada Example\",\"confidence\":0.9599999785423279}]}")));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void printsWhatIsRecognised(String version, String operation, String body) {
        HttpResponse<String> response = server.postPicture("/vision/" + version + "/" + operation, "known");

        String requestId = response.headers().firstValue("apim-request-id").orElseThrow();
        String modelVersion = version.equals("v3.2") ? ",\"modelVersion\":\"2021-05-01\"" : "";
        assertThat(response.body())
                .isEqualTo("{" + Letters.numbers(version, body) + ",\"requestId\":\"" + requestId + "\","
                        + Letters.metadata(version, 450, 601) + modelVersion + "}");
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void printsEmptyListsOfOtherPictures(String version, String operation, String body) {
        HttpResponse<String> response = server.postPicture("/vision/" + version + "/" + operation, "picture");

        assertThat(response.statusCode()).isEqualTo(200);
        for (String list : List.of("\"brands\":[", "\"landmarks\":[", "\"celebrities\":[")) {
            if (body.contains(list)) {
                assertThat(response.body()).contains(list + "]");
            }
        }
        assertThat(response.body()).doesNotContain("Osprey", "Eiffel", "Ada");
    }
}
