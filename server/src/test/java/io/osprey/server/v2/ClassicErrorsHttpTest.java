package io.osprey.server.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.server.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of the error table of v1.0 to v3.1 (api-v2.md section 11). */
class ClassicErrorsHttpTest {
    private final TestServer server = TestServer.shared();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    visualFeatures=Nonsense | picture        | 400 | NotSupportedVisualFeature | Specified feature type is not valid.
                    visualFeatures=Adult    | picture        | 400 | NotSupportedFeature  | The feature 'Adult' is not available: this server has no model for it.
                    details=Nonsense        | picture        | 400 | InvalidDetails       | Specified details value is not valid.
                    language=xx             | picture        | 400 | NotSupportedLanguage | The requested operation is not supported in the language specified.
                    language=fr             | picture        | 400 | NotSupportedLanguage | The requested operation is not supported in the language specified.
                    descriptionExclude=Dogs | picture        | 400 | BadArgument          | Specified descriptionExclude value is not valid.
                    visualFeatures=Color    | not a picture  | 400 | InvalidImageFormat   | Input data is not a valid image.
                    visualFeatures=Color    | ''             | 400 | InvalidImageFormat   | Input data is not a valid image.
                    visualFeatures=Color    | decoder crash  | 400 | InvalidImageFormat   | Input data is not a valid image.
                    visualFeatures=Color    | decoder memory | 400 | InvalidImageFormat   | Input data is not a valid image.
                    visualFeatures=Color    | too large      | 400 | InvalidImageSize     | Input image is too large.
                    visualFeatures=Color    | too small      | 400 | InvalidImageSize     | Input image is too small.
                    visualFeatures=Color    | engine crash   | 500 | FailedToProcess      | Failed to process the image.
                    visualFeatures=Color    | engine slow    | 500 | Timeout              | Image processing timed out.
                    """)
    void bytes(String query, String picture, int status, String code, String message) {
        check(server.postPicture("/vision/v2.1/analyze?" + query, picture), status, code, message);
    }

    /** The parameter came with v2.1: before, it is one of those that nobody knows. */
    @ParameterizedTest
    @ValueSource(strings = {"v1.0", "v2.0"})
    void descriptionExcludeIsIgnoredBeforeItsTime(String version) {
        assertThat(server.postPicture("/vision/" + version + "/analyze?descriptionExclude=Dogs", "picture")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.0", "v2.0", "v2.1", "v3.0", "v3.1"})
    void everyVersionPrintsThemFlat(String version) {
        check(
                server.postPicture("/vision/" + version + "/analyze", "not a picture"),
                400,
                "InvalidImageFormat",
                "Input data is not a valid image.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"url":"http://127.0.0.1:1/x"}      | InvalidImageUrl | Image URL is badly formatted or not accessible.
                    {"url":"http://10.0.0.1/x"}         | InvalidImageUrl | Image URL is badly formatted or not accessible.
                    {"url":"file:///etc/passwd"}        | InvalidImageUrl | Image URL is badly formatted or not accessible.
                    {"url":"no address"}                | InvalidImageUrl | Image URL is badly formatted or not accessible.
                    {"url":7}                           | InvalidImageUrl | Image URL is badly formatted or not accessible.
                    {"uri":"http://127.0.0.1:1/x"}      | InvalidImageUrl | Image URL is badly formatted or not accessible.
                    {"url":                             | BadArgument     | JSON format error.
                    ''                                  | BadArgument     | JSON format error.
                    ["url"]                             | BadArgument     | JSON format error.
                    """)
    void addresses(String body, String code, String message) {
        check(
                server.post("/vision/v2.0/analyze", "application/json", body.getBytes(StandardCharsets.UTF_8)),
                400,
                code,
                message);
    }

    @Test
    void aHugeJsonBodyIsNotRead() {
        check(
                server.post("/vision/v2.0/analyze", "application/json", new byte[70_000]),
                400,
                "BadArgument",
                "JSON format error.");
    }

    @Test
    void noMediaType() {
        check(
                TestServer.send(server.call("/vision/v2.0/analyze")
                        .header("Ocp-Apim-Subscription-Key", TestServer.KEY)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(TestServer.PICTURE))),
                415,
                "UnsupportedMediaType",
                "Unsupported media type.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;",
                "APPLICATION/JSON ; charset=\"utf-8\"; x",
                "application/json;charset=nonsense"
            })
    void parametersOfMediaTypesDontMatter(String type) {
        check(
                server.post("/vision/v2.0/analyze", type, "{}".getBytes(StandardCharsets.UTF_8)),
                400,
                "InvalidImageUrl",
                "Image URL is badly formatted or not accessible.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/jpeg",
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json-patch+json",
                "application",
                "application/jsonp",
                "/",
                "application/json charset=utf-8"
            })
    void otherMediaTypes(String type) {
        check(
                server.post("/vision/v2.0/analyze", type, TestServer.PICTURE),
                415,
                "UnsupportedMediaType",
                "Unsupported media type.");
    }

    @Test
    void bodiesAboveFourMegabytes() {
        check(
                server.post("/vision/v2.0/analyze", "application/octet-stream", new byte[4_194_305]),
                400,
                "InvalidImageSize",
                "Input image is too large.");
    }

    @Test
    void fourMegabytesAreNotTooMany() {
        check(
                server.post("/vision/v2.0/analyze", "application/octet-stream", new byte[4_194_304]),
                400,
                "InvalidImageFormat",
                "Input data is not a valid image.");
    }

    private static void check(HttpResponse<String> response, int status, String code, String message) {
        String requestId = response.headers().firstValue("apim-request-id").orElseThrow();
        assertThat(response.body())
                .isEqualTo("{\"code\":\"" + code + "\",\"requestId\":\"" + requestId + "\",\"message\":\"" + message
                        + "\"}");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(response.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(response.headers().firstValue("x-ms-error-code")).isEmpty();
    }
}
