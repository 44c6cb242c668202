package io.osprey.server.v32;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.server.TestServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** v3.2: model versions, headers, and every row of its error table (api-v2.md sections 11 and 15). */
class Analyze32HttpTest {
    private final TestServer server = TestServer.shared();

    @ParameterizedTest
    @CsvSource({
        "'', 2021-05-01",
        "model-version=latest, 2021-05-01",
        "Model-Version=2021-04-01, 2021-04-01",
        "model-version=2030-01-01-preview, 2021-05-01"
    })
    void printsTheModelVersion(String query, String printed) {
        HttpResponse<String> response =
                server.postPicture("/vision/v3.2/analyze?visualFeatures=brands&" + query, "picture");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo("{\"brands\":[],\"requestId\":\""
                        + response.headers().firstValue("apim-request-id").orElseThrow()
                        + "\",\"metadata\":{\"height\":600,\"width\":450,\"format\":\"Jpeg\"},\"modelVersion\":\""
                        + printed + "\"}");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(response.headers().firstValue("CSP-Billing-Usage"))
                .contains("CognitiveServices.ComputerVision.Brands=1,CognitiveServices.ComputerVision.Transaction=1");
        assertThat(response.headers()
                        .firstValue("x-envoy-upstream-service-time")
                        .orElseThrow())
                .matches("\\d+");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    visualFeatures=Nonsense | picture        | 400 | InvalidArgument | NotSupportedVisualFeature | Specified feature type is not valid.
                    visualFeatures=Adult    | picture        | 400 | InvalidArgument | NotSupportedFeature  | The feature 'Adult' is not available: this server has no model for it.
                    details=Nonsense        | picture        | 400 | InvalidArgument | InvalidDetails       | Specified details value is not valid.
                    language=xx             | picture        | 400 | InvalidArgument | NotSupportedLanguage | The requested operation is not supported in the language specified.
                    language=fr&visualFeatures=Tags | picture | 400 | InvalidArgument | NotSupportedLanguage | The requested operation is not supported in the language specified.
                    model-version=new       | picture        | 400 | InvalidArgument | BadArgument          | Specified model version is not valid.
                    visualFeatures=Color    | not a picture  | 400 | InvalidArgument | InvalidImageFormat   | Input data is not a valid image.
                    visualFeatures=Color    | ''             | 400 | InvalidArgument | InvalidImageFormat   | Input data is not a valid image.
                    visualFeatures=Color    | decoder crash  | 400 | InvalidArgument | InvalidImageFormat   | Input data is not a valid image.
                    visualFeatures=Color    | too large      | 400 | InvalidArgument | InvalidImageSize     | Input image is too large.
                    visualFeatures=Color    | too small      | 400 | InvalidArgument | InvalidImageSize     | Input image is too small.
                    visualFeatures=Color    | engine crash   | 500 | InternalServerError | FailedToProcess  | Failed to process the image.
                    visualFeatures=Color    | engine slow    | 500 | InternalServerError | Timeout          | Image processing timed out.
                    """)
    void bytes(String query, String picture, int status, String outer, String inner, String message) {
        check(server.postPicture("/vision/v3.2/analyze?" + query, picture), status, outer, inner, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"url":"http://127.0.0.1:1/x"} | InvalidArgument | InvalidImageUrl | Image URL is not accessible.
                    {"url":"ftp://127.0.0.1/x"}    | InvalidArgument | InvalidImageUrl | Image URL is badly formatted.
                    {"uri":"http://127.0.0.1:1/x"} | InvalidArgument | InvalidImageUrl | Image URL is badly formatted.
                    {"url"                         | InvalidRequest  | BadArgument     | JSON format error.
                    """)
    void addresses(String body, String outer, String inner, String message) {
        check(
                server.post("/vision/v3.2/analyze", "application/json", body.getBytes(StandardCharsets.UTF_8)),
                400,
                outer,
                inner,
                message);
    }

    @Test
    void otherMediaTypes() {
        check(
                server.post("/vision/v3.2/analyze", "image/png", TestServer.PICTURE),
                415,
                "InvalidRequest",
                "UnsupportedMediaType",
                "Unsupported media type.");
    }

    @Test
    void bodiesAboveFourMegabytes() {
        check(
                server.post("/vision/v3.2/analyze", "application/octet-stream", new byte[4_194_305]),
                400,
                "InvalidArgument",
                "InvalidImageSize",
                "Input image is too large.");
    }

    private static void check(HttpResponse<String> response, int status, String outer, String inner, String message) {
        assertThat(response.body())
                .isEqualTo("{\"error\":{\"code\":\"" + outer + "\",\"innererror\":{\"code\":\"" + inner
                        + "\",\"message\":\"" + message + "\"},\"message\":\"" + message + "\"}}");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(response.headers().firstValue("apim-request-id")).isPresent();
        assertThat(response.headers().firstValue("x-envoy-upstream-service-time"))
                .isPresent();
        assertThat(response.headers().firstValue("CSP-Billing-Usage"))
                .isEqualTo(
                        status < 500
                                ? Optional.of("CognitiveServices.ComputerVision.Transaction=1")
                                : Optional.empty());
    }
}
