package io.osprey.server.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.picture.PictureReader;
import io.osprey.server.TestServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation but analyze, in every version: status, headers and body of its answer (api-v2.md sections 5 to 9, 14). */
class OperationsHttpTest {
    private static final List<String> VERSIONS = List.of("v1.0", "v2.0", "v2.1", "v3.0", "v3.1", "v3.2");
    private static final String MODELS =
            "{\"models\":[{\"name\":\"celebrities\",\"categories\":[\"people_\",\"人_\",\"pessoas_\",\"gente_\"]},"
                    + "{\"name\":\"landmarks\",\"categories\":[\"outdoor_\",\"户外_\",\"屋外_\",\"aoarlivre_\","
                    + "\"alairelibre_\",\"building_\",\"建筑_\",\"建物_\",\"edifício_\"]}]}";

    private final TestServer server = TestServer.shared();

    @BeforeAll
    static void loadNativeCode() {
        // The first thumbnail would take longer than the shared server waits.
        PictureReader.warmUp();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    es | exterior | calle  | un hombre de noche | alairelibre_calle | gente_grupo
                    ja | 屋外     | 通り   | 夜の男性           | 屋外_通り         | 人_グループ
                    pt | ao ar livre | rua | um homem à noite   | aoarlivre_rua     | pessoas_grupo
                    zh | 户外     | 街道   | 夜里的一个男人     | 户外_街道         | 人_群体
                    """)
    void wordsAreInTheLanguage(
            String language, String outdoor, String street, String text, String category, String people) {
        for (String version : VERSIONS) {
            String path = "/vision/" + version + "/";
            String tags = "\"tags\":[\"" + outdoor + "\",\"" + street + "\"],\"captions\":[{\"text\":\"" + text + "\"";
            assertThat(server.postPicture(path + "describe?language=" + language, "picture")
                            .body())
                    .contains(tags);
            assertThat(server.postPicture(path + "tag?language=" + language, "picture")
                            .body())
                    .contains("{\"name\":\"" + street + "\",");
            assertThat(server.postPicture(
                                    path
                                            + "analyze?visualFeatures=Categories,Description,Objects,Color&details=Landmarks&language="
                                            + language,
                                    "picture")
                            .body())
                    .contains(tags)
                    .contains("{\"name\":\"" + category + "\",\"score\":0.33984375,\"detail\":{\"landmarks\":[]}}")
                    .contains("{\"name\":\"" + people + "\",\"score\":0.25}")
                    .contains("\"object\":\"laptop\"")
                    .contains("\"dominantColorForeground\":\"Brown\"");
        }
    }

    static Stream<Arguments> operations() {
        return VERSIONS.stream().flatMap(version -> Stream.of(
                        Arguments.of(
                                "describe",
                                "\"description\":{\"tags\":[\"outdoor\",\"street\"],"
                                        + "\"captions\":[{\"text\":\"a man at night\",\"confidence\":0.9122244119644165}]}"),
                        Arguments.of(
                                "describe?maxCandidates=2",
                                "\"description\":{\"tags\":[\"outdoor\",\"street\"],"
                                        + "\"captions\":[{\"text\":\"a man at night\",\"confidence\":0.9122244119644165},"
                                        + "{\"text\":\"a dark street\",\"confidence\":0.5}]}"),
                        Arguments.of(
                                "tag?language=en",
                                "\"tags\":[{\"name\":\"outdoor\",\"confidence\":0.8871886730194092},"
                                        + "{\"name\":\"street\",\"confidence\":0.9999999403953552}]"),
                        Arguments.of(
                                "detect",
                                "\"objects\":[{\"rectangle\":{\"x\":12,\"y\":30,\"w\":210,\"h\":400},"
                                        + "\"object\":\"laptop\",\"confidence\":0.956,"
                                        + "\"parent\":{\"object\":\"computer\",\"confidence\":0.96}}]"),
                        Arguments.of("models/celebrities/analyze", "\"result\":{\"celebrities\":[]}"),
                        Arguments.of("models/landmarks/analyze?language=ja", "\"result\":{\"landmarks\":[]}"),
                        // The engine's square is 400 wide at the top left: the whole width is taken, 450.
                        Arguments.of("areaOfInterest", "\"areaOfInterest\":{\"x\":0,\"y\":0,\"w\":450,\"h\":450}"))
                .map(arguments ->
                        Arguments.of(version, arguments.get()[0], arguments.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void answers(String version, String operation, String body) {
        HttpResponse<String> response = server.postPicture("/vision/" + version + "/" + operation, "picture");

        String requestId = response.headers().firstValue("apim-request-id").orElseThrow();
        String modelVersion = version.equals("v3.2") ? ",\"modelVersion\":\"2021-05-01\"" : "";
        assertThat(response.body())
                .isEqualTo("{" + Letters.numbers(version, body) + ",\"requestId\":\"" + requestId + "\","
                        + Letters.metadata(version, 450, 600) + modelVersion + "}");
        assertThat(response.statusCode()).isEqualTo(200);
        checkHeaders(response, version, "application/json; charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.0", "v2.0", "v2.1", "v3.0", "v3.1", "v3.2"})
    void listsModels(String version) {
        HttpResponse<String> response = TestServer.send(
                server.call("/vision/" + version + "/models").header("Ocp-Apim-Subscription-Key", TestServer.KEY));

        assertThat(response.body()).isEqualTo(MODELS);
        assertThat(response.statusCode()).isEqualTo(200);
        checkHeaders(response, version, "application/json; charset=utf-8");
    }

    @ParameterizedTest
    @CsvSource({
        "v1.0, width=50&height=70, 50, 70",
        "v2.0, width=1&height=1, 1, 1",
        "v2.1, width=1024&height=1024, 1024, 1024",
        "v3.0, width=100&height=90&smartCropping=false, 100, 90",
        "v3.1, WIDTH=90&HEIGHT=100&SMARTCROPPING=TRUE, 90, 100",
        "v3.2, width=60&height=80&smartCropping=true&model-version=latest, 60, 80"
    })
    void drawsThumbnails(String version, String query, int width, int height) throws Exception {
        HttpResponse<byte[]> response = TestServer.send(
                server.call("/vision/" + version + "/generateThumbnail?" + query)
                        .header("Ocp-Apim-Subscription-Key", TestServer.KEY)
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(TestServer.PICTURE)),
                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(response.statusCode()).isEqualTo(200);
        checkHeaders(response, version, "image/jpeg");
        checkSize(response.body(), width, height);
    }

    private static void checkSize(byte[] jpeg, int width, int height) throws IOException {
        assertThat(jpeg).startsWith(0xFF, 0xD8, 0xFF);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
    }

    private static void checkHeaders(HttpResponse<?> response, String version, String contentType) {
        assertThat(response.headers().firstValue("Content-Type")).contains(contentType);
        assertThat(response.headers().firstValue("apim-request-id").orElseThrow())
                .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(response.headers().firstValue("Strict-Transport-Security"))
                .contains("max-age=31536000; includeSubDomains; preload");
        assertThat(response.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(response.headers().firstValue("CSP-Billing-Usage").isPresent())
                .isEqualTo(Letters.isNewer(version));
        assertThat(response.headers()
                        .firstValue("x-envoy-upstream-service-time")
                        .isPresent())
                .isEqualTo(Letters.isNewer(version));
    }

    /** Recorded of v3.1 and v3.2, but for brands and captions beside other features. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    analyze                                                              | Categories
                    analyze?visualFeatures=Tags,Categories,Color,Faces,ImageType         | Categories Color Faces ImageType Tags
                    analyze?visualFeatures=Objects,Brands,Description                    | Brands Describe Objects
                    analyze?visualFeatures=Categories&details=Landmarks                  | Categories Landmarks
                    analyze?details=Landmarks,Celebrities                                | Categories Celebrities Landmarks
                    describe?maxCandidates=2                                             | Describe
                    tag                                                                  | Tags
                    detect                                                               | Objects
                    models/celebrities/analyze                                           | Celebrities
                    models/landmarks/analyze                                             | Landmarks
                    generateThumbnail?width=64&height=64                                 | GenerateThumbnail
                    areaOfInterest                                                       | AreaOfInterest
                    ocr                                                                  | OCR
                    """)
    void tellsWhatIsBilled(String operation, String counted) {
        String usage = Stream.concat(Stream.of(counted.split(" ")), Stream.of("Transaction"))
                .map(name -> "CognitiveServices.ComputerVision." + name + "=1")
                .collect(Collectors.joining(","));
        for (String version : List.of("v3.0", "v3.1", "v3.2")) {
            assertThat(server.postPicture("/vision/" + version + "/" + operation, "picture")
                            .headers()
                            .firstValue("CSP-Billing-Usage"))
                    .contains(usage);
        }
    }

    @Test
    void modelVersionIsPrintedAsAskedForAndIgnoredBeforeItsTime() {
        assertThat(server.postPicture("/vision/v3.2/tag?model-version=2021-04-01", "picture")
                        .body())
                .endsWith(",\"modelVersion\":\"2021-04-01\"}");
        assertThat(server.postPicture("/vision/v3.1/tag?model-version=nonsense", "picture")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/VISION/V2.0/DETECT",
                "//vision//v2.1/Detect/",
                "/Vision/V3.2/detect?overload=stream&language=xx&unknown=1",
                "/vision/v3.0/Models/LANDMARKS/Analyze"
            })
    void takesPathsAndUnknownParametersAsCallersWriteThem(String path) {
        assertThat(server.postPicture(path, "picture").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"describe", "tag", "detect", "models/landmarks/analyze", "areaOfInterest"})
    void takesForms(String operation) {
        String form = "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\npicture\r\n--b--\r\n";
        for (String version : VERSIONS) {
            assertThat(server.post(
                                    "/vision/" + version + "/" + operation,
                                    "multipart/form-data; boundary=b",
                                    form.getBytes(StandardCharsets.US_ASCII))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "describe",
                "tag",
                "detect",
                "models",
                "models/landmarks/analyze",
                "generateThumbnail?width=50&height=50",
                "areaOfInterest"
            })
    void asksForAKey(String operation) {
        for (String version : VERSIONS) {
            HttpRequest.Builder call = server.call("/vision/" + version + "/" + operation);
            HttpResponse<String> response = TestServer.send(
                    operation.equals("models") ? call : call.POST(HttpRequest.BodyPublishers.ofString("picture")));
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.body())
                    .hasSize(224)
                    .startsWith("{\"error\":{\"code\":\"401\",\"message\":\"Access denied");
        }
    }
}
