package io.osprey.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of the error tables (api-v2.md section 11), for every operation but analyze and every version: flat before v3.2,
 * nested in it.
 */
class OperationErrorsHttpTest {
    private static final List<String> FLAT = List.of("v1.0", "v2.0", "v2.1", "v3.0", "v3.1");

    /** All that take a picture. */
    private static final List<String> OPERATIONS = List.of(
            "describe",
            "tag",
            "detect",
            "models/celebrities/analyze",
            "models/landmarks/analyze",
            "generateThumbnail?width=50&height=50",
            "generateThumbnail?width=50&height=50&smartCropping=true",
            "areaOfInterest");

    private static final List<String> WITH_ENGINE = List.of(
            "describe",
            "tag",
            "detect",
            "models/landmarks/analyze",
            "generateThumbnail?width=50&height=50&smartCropping=true",
            "areaOfInterest");

    private final TestServer server = TestServer.shared();

    private static Stream<Arguments> rows(List<String> operations, String... rows) {
        return operations.stream().flatMap(operation -> Stream.of(rows)
                .map(row -> row.split(" *\\| *"))
                .map(row -> Arguments.of(operation, row[0], Integer.valueOf(row[1]), row[2], row[3], row[4])));
    }

    static Stream<Arguments> pictures() {
        return rows(
                OPERATIONS,
                "not a picture  | 400 | InvalidArgument | InvalidImageFormat | Input data is not a valid image.",
                "               | 400 | InvalidArgument | InvalidImageFormat | Input data is not a valid image.",
                "decoder crash  | 400 | InvalidArgument | InvalidImageFormat | Input data is not a valid image.",
                "too large      | 400 | InvalidArgument | InvalidImageSize   | Input image is too large.",
                "too small      | 400 | InvalidArgument | InvalidImageSize   | Input image is too small.");
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void pictures(String operation, String picture, int status, String outer, String code, String message) {
        for (String version : FLAT) {
            checkFlat(server.postPicture("/vision/" + version + "/" + operation, picture), status, code, message);
        }
        checkNested(server.postPicture("/vision/v3.2/" + operation, picture), status, outer, code, message);
    }

    static Stream<Arguments> failures() {
        return rows(
                WITH_ENGINE,
                "engine crash | 500 | InternalServerError | FailedToProcess | Failed to process the image.",
                "engine slow  | 500 | InternalServerError | Timeout | Image processing timed out.");
    }

    /** Only one version of each family: the slow ones take as long as the server waits. */
    @ParameterizedTest
    @MethodSource("failures")
    void failures(String operation, String picture, int status, String outer, String code, String message) {
        checkFlat(server.postPicture("/vision/v2.0/" + operation, picture), status, code, message);
        checkNested(server.postPicture("/vision/v3.2/" + operation, picture), status, outer, code, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    describe?maxCandidates=0                           | BadArgument          | Specified maxCandidates value is not valid.
                    describe?maxCandidates=some                        | BadArgument          | Specified maxCandidates value is not valid.
                    describe?language=fr                               | NotSupportedLanguage | The requested operation is not supported in the language specified.
                    describe?language=xx                               | NotSupportedLanguage | The requested operation is not supported in the language specified.
                    tag?language=fr                                    | NotSupportedLanguage | The requested operation is not supported in the language specified.
                    tag?language=xx                                    | NotSupportedLanguage | The requested operation is not supported in the language specified.
                    models/nonsense/analyze                            | InvalidModel         | Specified model is not valid.
                    models/all/analyze                                 | InvalidModel         | Specified model is not valid.
                    models/landmarks/analyze?language=xx               | NotSupportedLanguage | The requested operation is not supported in the language specified.
                    generateThumbnail                                  | InvalidThumbnailSize | Thumbnail width and height must be between 1 and 1024 pixels.
                    generateThumbnail?width=100                        | InvalidThumbnailSize | Thumbnail width and height must be between 1 and 1024 pixels.
                    generateThumbnail?width=100&height=0               | InvalidThumbnailSize | Thumbnail width and height must be between 1 and 1024 pixels.
                    generateThumbnail?width=1025&height=100            | InvalidThumbnailSize | Thumbnail width and height must be between 1 and 1024 pixels.
                    generateThumbnail?width=wide&height=100            | InvalidThumbnailSize | Thumbnail width and height must be between 1 and 1024 pixels.
                    generateThumbnail?width=9&height=9&smartCropping=1 | BadArgument          | Specified smartCropping value is not valid.
                    """)
    void parameters(String operation, String code, String message) {
        for (String version : FLAT) {
            checkFlat(server.postPicture("/vision/" + version + "/" + operation, "picture"), 400, code, message);
        }
        checkNested(server.postPicture("/vision/v3.2/" + operation, "picture"), 400, "InvalidArgument", code, message);
    }

    @ParameterizedTest
    @CsvSource({"v2.1", "v3.0", "v3.1"})
    void descriptionExclude(String version) {
        String message = "Specified descriptionExclude value is not valid.";
        checkFlat(
                server.postPicture("/vision/" + version + "/describe?descriptionExclude=Dogs", "picture"),
                400,
                "BadArgument",
                message);
        checkNested(
                server.postPicture("/vision/v3.2/describe?descriptionExclude=Dogs", "picture"),
                400,
                "InvalidArgument",
                "BadArgument",
                message);
        assertThat(server.postPicture(
                                "/vision/" + version + "/describe?descriptionExclude=celebrities,Landmarks", "picture")
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.postPicture("/vision/v2.0/describe?descriptionExclude=Dogs", "picture")
                        .statusCode())
                .isEqualTo(200);
    }

    static Stream<String> operations() {
        return OPERATIONS.stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void modelVersions(String operation) {
        String query = operation + (operation.contains("?") ? "&" : "?") + "model-version=new";
        String message = "Specified model version is not valid.";
        checkNested(
                server.postPicture("/vision/v3.2/" + query, "picture"), 400, "InvalidArgument", "BadArgument", message);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void addresses(String operation) {
        check(
                "{\"url\":\"http://127.0.0.1:1/x\"}",
                operation,
                "InvalidArgument",
                "InvalidImageUrl",
                "Image URL is badly formatted or not accessible.",
                "Image URL is not accessible.");
        check(
                "{\"url\":\"ftp://127.0.0.1/x\"}",
                operation,
                "InvalidArgument",
                "InvalidImageUrl",
                "Image URL is badly formatted or not accessible.",
                "Image URL is badly formatted.");
        check(
                "{}",
                operation,
                "InvalidArgument",
                "InvalidImageUrl",
                "Image URL is badly formatted or not accessible.",
                "Image URL is badly formatted.");
        check("{\"url\"", operation, "InvalidRequest", "BadArgument", "JSON format error.", "JSON format error.");
    }

    private void check(
            String body, String operation, String outer, String code, String flatMessage, String nestedMessage) {
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        checkFlat(server.post("/vision/v2.0/" + operation, "application/json", bytes), 400, code, flatMessage);
        checkNested(
                server.post("/vision/v3.2/" + operation, "application/json; charset=utf-8", bytes),
                400,
                outer,
                code,
                nestedMessage);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void mediaTypes(String operation) {
        String message = "Unsupported media type.";
        for (String type : List.of("image/jpeg", "text/plain")) {
            checkFlat(
                    server.post("/vision/v1.0/" + operation, type, TestServer.PICTURE),
                    415,
                    "UnsupportedMediaType",
                    message);
            checkNested(
                    server.post("/vision/v3.2/" + operation, type, TestServer.PICTURE),
                    415,
                    "InvalidRequest",
                    "UnsupportedMediaType",
                    message);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void tooManyBytes(String operation) {
        String message = "Input image is too large.";
        byte[] bytes = new byte[4_194_305];
        checkFlat(
                server.post("/vision/v2.1/" + operation, "application/octet-stream", bytes),
                400,
                "InvalidImageSize",
                message);
        checkNested(
                server.post("/vision/v3.2/" + operation, "application/octet-stream", bytes),
                400,
                "InvalidArgument",
                "InvalidImageSize",
                message);
    }

    private static void checkFlat(HttpResponse<String> response, int status, String code, String message) {
        boolean newer = response.uri().getPath().startsWith("/vision/v3.");
        assertThat(response.headers()
                        .firstValue("x-envoy-upstream-service-time")
                        .isPresent())
                .isEqualTo(newer);
        assertThat(response.headers().firstValue("CSP-Billing-Usage"))
                .isEqualTo(
                        newer && status < 500
                                ? Optional.of("CognitiveServices.ComputerVision.Transaction=1")
                                : Optional.empty());
        String requestId = response.headers().firstValue("apim-request-id").orElseThrow();
        assertThat(response.body())
                .isEqualTo("{\"code\":\"" + code + "\",\"requestId\":\"" + requestId + "\",\"message\":\"" + message
                        + "\"}");
        checkHead(response, status);
    }

    private static void checkNested(
            HttpResponse<String> response, int status, String outer, String inner, String message) {
        assertThat(response.body())
                .isEqualTo("{\"error\":{\"code\":\"" + outer + "\",\"innererror\":{\"code\":\"" + inner
                        + "\",\"message\":\"" + message + "\"},\"message\":\"" + message + "\"}}");
        checkHead(response, status);
    }

    private static void checkHead(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(response.headers().firstValue("apim-request-id")).isPresent();
        assertThat(response.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(response.headers().firstValue("x-ms-error-code")).isEmpty();
    }
}
