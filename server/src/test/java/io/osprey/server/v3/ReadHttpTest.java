package io.osprey.server.v3;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.server.TestServer;
import io.osprey.server.account.ResourceStore;
import io.osprey.server.auth.ApiKeys;
import io.osprey.server.document.Pdfs;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operations that read text, in every version: status, headers, body, errors (api-v2.md sections 10 and 11). */
class ReadHttpTest {
    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
    private static final String FIRST = "\"boundingBox\":[0,10,50,10,50,20,0,20],\"text\":\"Caf\u0065\u0301 " + FAMILY
            + "\",\"words\":[{\"boundingBox\":[0,10,20,10,20,20,0,20],\"text\":\"Caf\u0065\u0301\"";
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(
                TestServer.Beans.class, "--osprey.keys=" + TestServer.KEY, "--osprey.limits.read-max-bytes=1MB");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3.0", "v3.1", "v3.2"})
    void readsLater(String version) throws Exception {
        HttpResponse<String> accepted =
                server.postPicture("/vision/" + version + "/read/analyze?language=en", "picture");
        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(accepted.body()).isEmpty();
        assertThat(accepted.headers().firstValue("CSP-Billing-Usage"))
                .contains("CognitiveServices.ComputerVision.Transaction=1");
        assertThat(accepted.headers().firstValue("Cache-Control")).isEmpty();
        String location = accepted.headers().firstValue("Operation-Location").orElseThrow();
        assertThat(location)
                .matches("http://localhost:" + server.httpPort() + "/vision/" + version + "/read/analyzeResults/"
                        + UUID);
        String body = finished(location).body();
        assertThat(body)
                .matches(
                        "(?s)\\{\"status\":\"succeeded\",\"createdDateTime\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\","
                                + "\"lastUpdatedDateTime\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\",\"analyzeResult\":.*");
        String modelVersion = version.equals("v3.2") ? "\"modelVersion\":\"2022-04-30\"," : "";
        assertThat(body)
                .contains("\"analyzeResult\":{\"version\":\"" + version.substring(1) + ".0\"," + modelVersion
                        + "\"readResults\":[{\"page\":1,\"language\":\"en\",\"angle\":0.3048,\"width\":450,\"height\":600,"
                        + "\"unit\":\"pixel\",\"lines\":[{" + FIRST + ",\"confidence\":0.988}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2.0", "v2.1"})
    void readsBatches(String version) throws Exception {
        HttpResponse<String> accepted =
                server.postPicture("/vision/" + version + "/read/core/asyncBatchAnalyze", "picture");
        assertThat(accepted.statusCode()).isEqualTo(202);
        String location = accepted.headers().firstValue("Operation-Location").orElseThrow();
        assertThat(location).contains("/vision/" + version + "/read/operations/");
        assertThat(finished(location).body())
                .startsWith(
                        "{\"status\":\"Succeeded\",\"recognitionResults\":[{\"page\":1,\"clockwiseOrientation\":0.3048,"
                                + "\"width\":450,\"height\":600,\"unit\":\"pixel\",\"lines\":[{" + FIRST + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.0", "v2.0", "v2.1"})
    void recognizesText(String version) throws Exception {
        HttpResponse<String> accepted =
                server.postPicture("/vision/" + version + "/recognizeText?mode=Printed", "picture");
        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(accepted.headers().firstValue("Expires")).contains("-1");
        assertThat(accepted.headers().firstValue("Cache-Control")).contains("no-cache");
        String location = accepted.headers().firstValue("Operation-Location").orElseThrow();
        assertThat(location).contains("/vision/" + version + "/textOperations/");
        HttpResponse<String> result = finished(location);
        assertThat(result.headers().firstValue("Pragma")).contains("no-cache");
        assertThat(result.body())
                .startsWith("{\"status\":\"Succeeded\",\"recognitionResult\":{\"lines\":[{" + FIRST + "}");
    }

    @ParameterizedTest
    @CsvSource({"v1.0,", "v2.1,", "v3.0,", "v3.2, 2021-05-01"})
    void ocrAnswersAtOnce(String version, String modelVersion) {
        HttpResponse<String> response = server.postPicture("/vision/" + version + "/ocr?language=de", "picture");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .startsWith(
                        "{\"language\":\"de\",\"textAngle\":-0.005319,\"orientation\":\"Up\",\"regions\":[{\"boundingBox\":\"")
                .contains("\"text\":\"ok\"")
                .endsWith(modelVersion == null ? "}]}]}]}" : "}]}]}],\"modelVersion\":\"" + modelVersion + "\"}");
    }

    @Test
    void readsThePagesOfDocuments() throws Exception {
        byte[] pdf = Pdfs.of(List.of("One", "Two", "Three"));
        HttpResponse<String> accepted =
                server.post("/vision/v3.2/read/analyze?pages=2-&readingOrder=natural", "application/octet-stream", pdf);
        JsonNode pages = JsonMapper.shared()
                .readTree(finished(accepted.headers()
                                .firstValue("Operation-Location")
                                .orElseThrow())
                        .body())
                .at("/analyzeResult/readResults");
        assertThat(pages).hasSize(2);
        assertThat(pages.at("/0/page").asInt()).isEqualTo(2);
        assertThat(pages.at("/1/page").asInt()).isEqualTo(3);
        assertThat(pages.at("/0/unit").asString()).isEqualTo("inch");
        assertThat(pages.at("/0/width").asDouble()).isEqualTo(5);
        assertThat(pages.at("/0/height").asDouble()).isEqualTo(2);
        // 50 of 999 or 1,000 pixels of 5 inches
        assertThat(pages.at("/0/lines/0/boundingBox/2").asDouble()).isBetween(0.25, 0.2503);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    v3.2/read/analyze?pages=3-1            | picture       | 400 | InvalidPageRange      | The page range specified is not valid.
                    v3.2/read/analyze?pages=2              | picture       | 400 | InvalidPageRange      | The page range specified is not valid.
                    v3.2/read/analyze?readingOrder=x       | picture       | 400 | InvalidReadingOrder   | The reading order specified is not valid.
                    v3.1/read/analyze?language=ar          | picture       | 400 | NotSupportedLanguage  | The requested operation is not supported in the language specified.
                    v3.2/read/analyze?model-version=x      | picture       | 400 | InvalidRequest        | Specified model version is not valid.
                    v3.2/read/analyze                      | not a picture | 400 | InvalidImage          | Input data is not a valid image.
                    v3.0/read/analyze                      | too small     | 400 | InvalidImageDimension | Input image has too few pixels.
                    v3.0/read/analyze                      | too large     | 400 | InvalidImageDimension | Input image has too many pixels.
                    v3.2/read/analyze                      | %PDF-1.4 x    | 400 | InvalidImage          | The PDF is damaged.
                    v2.0/read/core/asyncBatchAnalyze       | not a picture | 400 | InvalidImage          | Input data is not a valid image.
                    v2.0/read/core/asyncBatchAnalyze?mode=x | picture      | 400 | InvalidRequest        | Specified mode is not valid.
                    v2.1/read/core/asyncBatchAnalyze?language=x | picture  | 400 | NotSupportedLanguage  | The requested operation is not supported in the language specified.
                    """)
    void refusesInTheShapeOfRead(String path, String picture, int status, String code, String message) {
        HttpResponse<String> response = server.postPicture("/vision/" + path, picture);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body())
                .isEqualTo("{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    v2.0/recognizeText?mode=x    | picture       | BadArgument          | Specified mode is not valid.
                    v2.0/recognizeText           | not a picture | InvalidImageFormat   | Input data is not a valid image.
                    v1.0/recognizeText           | %PDF-1.4 x    | InvalidImageFormat   | Input data is not a valid image.
                    v1.0/ocr?language=ru         | picture       | NotSupportedLanguage | The requested operation is not supported in the language specified.
                    v2.1/ocr?detectOrientation=2 | picture       | BadArgument          | Specified detectOrientation is not valid.
                    """)
    void refusesInTheOlderShape(String path, String picture, String code, String message) {
        HttpResponse<String> response = server.postPicture("/vision/" + path, picture);
        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode body = JsonMapper.shared().readTree(response.body());
        assertThat(body.path("code").asString()).isEqualTo(code);
        assertThat(body.path("message").asString()).isEqualTo(message);
    }

    @Test
    void refusesWhatIsTooLongOrNoFile() {
        assertThat(server.post("/vision/v3.2/read/analyze", "application/octet-stream", new byte[(1 << 20) + 1])
                        .body())
                .isEqualTo("{\"error\":{\"code\":\"InvalidImageSize\",\"message\":\"Input image is too large.\"}}");
        assertThat(server.post("/vision/v3.2/read/analyze", "text/plain", TestServer.PICTURE)
                        .statusCode())
                .isEqualTo(415);
        assertThat(server.post(
                                "/vision/v3.2/read/analyze",
                                "application/json",
                                "{\"url\":\"http://127.0.0.1:1/x\"}".getBytes(StandardCharsets.US_ASCII))
                        .body())
                .contains("\"code\":\"FailedToDownloadImage\"");
    }

    @Test
    void saysWhyAnOperationFailed() throws Exception {
        HttpResponse<String> accepted = server.postPicture("/vision/v3.2/read/analyze", "engine crash");
        assertThat(finished(accepted.headers().firstValue("Operation-Location").orElseThrow())
                        .body())
                .startsWith("{\"status\":\"failed\",")
                .endsWith(",\"error\":{\"code\":\"FailedToProcess\",\"message\":\"Failed to process the image.\"}}");
        HttpResponse<String> older = server.postPicture("/vision/v2.0/recognizeText?mode=Printed", "engine crash");
        assertThat(finished(older.headers().firstValue("Operation-Location").orElseThrow())
                        .body())
                .isEqualTo("{\"status\":\"Failed\",\"error\":{\"code\":\"FailedToProcess\","
                        + "\"message\":\"Failed to process the image.\"}}");
    }

    @Test
    void operationsBelongToTheResourceThatBeganThem() throws Exception {
        String location = server.postPicture("/vision/v3.2/read/analyze", "picture")
                .headers()
                .firstValue("Operation-Location")
                .orElseThrow();
        finished(location);
        String other = server.context()
                .getBean(ResourceStore.class)
                .create("other", "UNLIMITED")
                .orElseThrow()
                .key1();
        server.context().getBean(ApiKeys.class).reload();
        assertThat(get(location, other).statusCode()).isEqualTo(404);
        assertThat(get(
                                location.replace("/read/analyzeResults", "/textOperations")
                                        .replace("v3.2", "v2.0"),
                                TestServer.KEY)
                        .statusCode())
                .isEqualTo(404);
        assertThat(get(location.replaceAll("[^/]*$", "49a36324-fc4b-4387-aa06-090cfbf0064f"), TestServer.KEY)
                        .statusCode())
                .isEqualTo(404);
        assertThat(get(location.replaceAll("[^/]*$", "x"), TestServer.KEY).statusCode())
                .isEqualTo(404);
    }

    private static HttpResponse<String> finished(String location) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            HttpResponse<String> response = get(location, TestServer.KEY);
            assertThat(response.statusCode()).isEqualTo(200);
            if (!response.body().matches("(?s)\\{\"status\":\"([Rr]unning|notStarted)\".*")) {
                return response;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no end");
    }

    private static HttpResponse<String> get(String location, String key) {
        URI address = URI.create(location);
        return TestServer.send(server.call(address.getRawPath())
                .header("Ocp-Apim-Subscription-Key", key)
                .GET());
    }
}
