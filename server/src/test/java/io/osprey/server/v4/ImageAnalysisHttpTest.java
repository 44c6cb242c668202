package io.osprey.server.v4;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.server.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageAnalysisHttpTest {
    private static final String PATH = "/computervision/imageanalysis:analyze";
    private static final String CAPTION = "{\"text\":\"a man at night\",\"confidence\":0.9122244119644165}";
    private static final String METADATA = "\"metadata\":{\"width\":450,\"height\":600}";

    private final TestServer server = TestServer.shared();

    @ParameterizedTest
    @ValueSource(strings = {"2023-10-01", "2024-02-01"})
    void gaVersions(String version) {
        HttpResponse<String> response =
                server.postPicture(PATH + "?api-version=" + version + "&features=caption&key1=value1", "picture");

        assertThat(response.body())
                .isEqualTo("{\"modelVersion\":\"2023-10-01\",\"captionResult\":" + CAPTION + "," + METADATA + "}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        String requestId = response.headers().firstValue("apim-request-id").orElseThrow();
        assertThat(response.headers().firstValue("request-id")).contains(requestId);
        assertThat(response.headers().firstValue("api-supported-versions"))
                .contains("4.0-pre1,2022-07-31-preview,2022-10-12-preview,2023-02-01-preview,2023-04-01-preview,"
                        + "2023-06-01-preview,2023-07-01-preview,2023-10-01,2024-02-01");
        assertThat(response.headers().firstValue("CSP-Billing-Usage"))
                .contains("CognitiveServices.ComputerVision.Transaction=1");
        assertThat(response.headers().firstValue("x-ms-region")).contains("Self-hosted");
        long all = milliseconds(response, "x-envoy-upstream-service-time");
        assertThat(milliseconds(response, "ms-vision-response-time-input-received")
                        + milliseconds(response, "ms-vision-response-time-input-processed"))
                .isBetween(0L, all);
        assertThat(response.headers().firstValue("x-envoy-upstream-service-time"))
                .isPresent();
        assertThat(response.headers().firstValue("x-ms-error-code")).isEmpty();
    }

    private static long milliseconds(HttpResponse<String> response, String header) {
        return Long.parseLong(response.headers().firstValue(header).orElseThrow());
    }

    /** Recorded on an address that couldn't be read: billed, and without the times of a picture that never came. */
    @Test
    void headersOfErrors() {
        HttpResponse<String> response = server.post(
                PATH + "?api-version=2023-10-01&features=caption",
                "application/json",
                "{\"url\":\"http://127.0.0.1:1/\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("CSP-Billing-Usage"))
                .contains("CognitiveServices.ComputerVision.Transaction=1");
        assertThat(response.headers().firstValue("x-ms-error-code")).contains("InvalidRequest");
        assertThat(response.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("ms-vision-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-02-01-preview", "2023-04-01-preview", "2023-06-01-preview", "2023-07-01-preview"})
    void previews(String version) {
        assertThat(server.postPicture(PATH + "?API-version=" + version.toUpperCase() + "&FEATURES=Caption", "picture")
                        .body())
                .isEqualTo("{\"captionResult\":" + CAPTION + ",\"modelVersion\":\"" + version + "\"," + METADATA + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.0-pre1", "2022-07-31-preview", "2022-10-12-preview"})
    void oldPreviews(String version) {
        assertThat(server.postPicture(PATH + "?api-version=" + version + "&features=description", "picture")
                        .body())
                .isEqualTo("{\"descriptionResult\":{\"values\":[" + CAPTION + "]},\"modelVersion\":\"" + version + "\","
                        + METADATA + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/computervision/imageanalysis:analyze",
                "/computervision/imageanalysis%3Aanalyze",
                "/computervision/imageanalysis%3aanalyze/",
                "//computervision//imageanalysis:analyze",
                "/ComputerVision/ImageAnalysis:Analyze"
            })
    void pathsHoweverWritten(String path) {
        assertThat(server.postPicture(path + "?api-version=2023-10-01&features=caption", "picture")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/octet-stream", "image/jpeg", "image/*", "IMAGE/webp; q=1"})
    void bytesHoweverCalled(String type) {
        assertThat(server.post(PATH + "?api-version=2023-10-01&features=caption", type, TestServer.PICTURE)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void forms() {
        String form = "--b\r\nContent-Disposition: form-data; name=\"empty\"\r\n\r\n\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"x\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"
                + "picture\r\n--b--\r\n";

        assertThat(server.post(
                                PATH + "?api-version=2023-10-01&features=caption",
                                "multipart/form-data; boundary=b",
                                form.getBytes(StandardCharsets.US_ASCII))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void genderNeutralCaptions() {
        assertThat(server.postPicture(
                                PATH + "?api-version=2023-10-01&features=caption&gender-neutral-caption=True",
                                "picture")
                        .body())
                .contains("\"a person at night\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"smartcrops-aspect-ratios=0.9,1.33", "smartCrops-Aspect-Ratios=0.9%2C1.33"})
    void cropsInTheOrderAsked(String ratios) {
        assertThat(server.postPicture(PATH + "?api-version=2023-10-01&features=SmartCrops&" + ratios, "picture")
                        .body())
                .contains("{\"values\":[{\"aspectRatio\":0.9,\"boundingBox\":{\"x\":0,\"y\":0,\"w\":360,\"h\":400}},"
                        + "{\"aspectRatio\":1.33,\"boundingBox\":{\"x\":0,\"y\":0,\"w\":532,\"h\":400}}]}");
    }

    @ParameterizedTest
    @CsvSource({"es, calle", "ja, 通り", "pt, rua", "zh, 街道", "zh-Hans, 街道", "PT-BR, rua", "en, street"})
    void tagsAreInTheLanguage(String language, String name) {
        for (String version : List.of("2024-02-01", "2023-10-01", "2023-02-01-preview")) {
            assertThat(server.postPicture(
                                    PATH + "?api-version=" + version + "&features=tags,objects&language=" + language,
                                    "picture")
                            .body())
                    .contains("{\"name\":\"" + name + "\",\"confidence\":")
                    .contains("\"tags\":[{\"name\":\"laptop\"");
        }
    }

    /** GA refuses what the previews' guide lists. */
    @ParameterizedTest
    @CsvSource({
        "es, false, un hombre de noche",
        "es, true, una persona de noche",
        "ja, true, 夜の人",
        "pt, false, um homem à noite",
        "zh, false, 夜里的一个男人"
    })
    void captionsOfPreviewsAreInTheLanguage(String language, boolean neutral, String text) {
        String query = "&features=caption&gender-neutral-caption=" + neutral + "&language=" + language;
        assertThat(server.postPicture(PATH + "?api-version=2023-02-01-preview" + query, "picture")
                        .body())
                .contains("\"captionResult\":{\"text\":\"" + text + "\"");
        assertThat(server.postPicture(PATH + "?api-version=2023-10-01" + query, "picture")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatDoesntSpeakIgnoresTheLanguage() {
        assertThat(server.postPicture(
                                PATH + "?api-version=2023-10-01&language=es&features=read,objects,people,smartCrops",
                                "picture")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    features=Nonsense       | picture | NotSupportedVisualFeature | Specified feature type is not valid
                    features=tags,denseCaption | picture | NotSupportedVisualFeature | Specified feature type is not valid
                    features=description    | picture | NotSupportedVisualFeature | Specified feature type is not valid
                    features=adult          | picture | NotSupportedVisualFeature | Specified feature type is not valid
                    features=tags&language=fr | picture | NotSupportedLanguage | The input language is not supported
                    features=tags,denseCaptions&language=ja | picture | NotSupportedLanguage | The input language is not supported
                    features=tags&language=xx | picture | NotSupportedLanguage | The input language is not supported
                    features=caption&language=es | picture | NotSupportedLanguage | The input language is not supported
                    features=read&language=xx | picture | NotSupportedLanguage | The input language is not supported
                    features=smartCrops&smartcrops-aspect-ratios=0.74 | picture | BadArgument | 'smartcrops-aspect-ratios' aspect ratio is not in allowed range [0.75 to 1.8]
                    features=smartCrops&smartcrops-aspect-ratios=1,1.81 | picture | BadArgument | 'smartcrops-aspect-ratios' aspect ratio is not in allowed range [0.75 to 1.8]
                    features=smartCrops&smartcrops-aspect-ratios=1,0x1p0 | picture | BadArgument | 'smartcrops-aspect-ratios' aspect ratio is not in allowed range [0.75 to 1.8]
                    features=smartCrops&smartcrops-aspect-ratios=1d | picture | BadArgument | 'smartcrops-aspect-ratios' aspect ratio is not in allowed range [0.75 to 1.8]
                    features=smartCrops&smartcrops-aspect-ratios=NaN | picture | BadArgument | 'smartcrops-aspect-ratios' aspect ratio is not in allowed range [0.75 to 1.8]
                    features=smartCrops&smartcrops-aspect-ratios=wide | picture | BadArgument | 'smartcrops-aspect-ratios' aspect ratio is not in allowed range [0.75 to 1.8]
                    features=caption&gender-neutral-caption=maybe | picture | BadArgument | 'gender-neutral-caption' must be true or false
                    features=caption&model-version=new | picture | BadArgument | 'model-version' is not valid
                    """)
    void badQueries(String query, String picture, String inner, String message) {
        check(
                server.postPicture(PATH + "?api-version=2023-10-01&" + query, picture),
                400,
                "InvalidRequest",
                "\"Analyze query is invalid.\",\"innererror\":{\"code\":\"" + inner + "\",\"message\":\"" + message
                        + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.0-pre1", "2022-10-12-preview", "2023-02-01-preview"})
    void adultHasNoModel(String version) {
        check(
                server.postPicture(PATH + "?features=adult&api-version=" + version, "picture"),
                400,
                "InvalidRequest",
                "\"Analyze query is invalid.\",\"innererror\":{\"code\":\"NotSupportedFeature\",\"message\":"
                        + "\"The feature 'adult' is not available: this server has no model for it\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    not a picture  | Image format is not valid. | InvalidImageFormat | Input data is not a valid image.
                    decoder crash  | Image format is not valid. | InvalidImageFormat | Input data is not a valid image.
                    decoder memory | Image format is not valid. | InvalidImageFormat | Input data is not a valid image.
                    too small      | Image size is not valid. | InvalidImageSize | The image width and height must be between 50 and 16000 pixels
                    too large      | Image size is not valid. | InvalidImageSize | The image width and height must be between 50 and 16000 pixels
                    """)
    void badPictures(String picture, String message, String inner, String innerMessage) {
        check(
                server.postPicture(PATH + "?api-version=2023-10-01&features=tags", picture),
                400,
                "InvalidRequest",
                "\"" + message + "\",\"innererror\":{\"code\":\"" + inner + "\",\"message\":\"" + innerMessage + "\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "engine crash, FailedToProcess, Failed to process the image.",
        "engine slow, Timeout, Image processing timed out."
    })
    void failures(String picture, String code, String message) {
        check(
                server.postPicture(PATH + "?api-version=2023-10-01&features=tags", picture),
                500,
                code,
                "\"" + message + "\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20_971_521})
    void bodiesWithoutBytesOrWithTooMany(int bytes) {
        check(
                server.post(
                        PATH + "?api-version=2023-10-01&features=tags", "application/octet-stream", new byte[bytes]),
                400,
                "InvalidRequest",
                "\"The image size is not allowed to be zero or larger than 20971520 bytes\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"url\":\"http://127.0.0.1:1/x\"}",
                "{\"url\":\"http://10.0.0.1/x\"}",
                "{\"url\":\"nonsense\"}",
                "{\"url\":\"\"}"
            })
    void inaccessibleAddresses(String body) {
        HttpResponse<String> response = json(body);

        check(response, 400, "InvalidRequest", "\"The provided image url is not accessible.\"");
        assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(89);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"url":   | The request body is not valid JSON
                    ''        | The request body is not valid JSON
                    "text"    | The request body is not valid JSON
                    {"a":"b"} | The request body has no 'url'
                    """)
    void badJson(String body, String message) {
        check(
                json(body),
                400,
                "InvalidRequest",
                "\"Analyze query is invalid.\",\"innererror\":{\"code\":\"BadArgument\",\"message\":\"" + message
                        + "\"}");
    }

    @Test
    void otherMediaTypes() {
        check(
                server.post(PATH + "?api-version=2023-10-01&features=tags", "text/plain; charset=utf-8", new byte[1]),
                400,
                "InvalidRequest",
                "\"The provided image content type text/plain is not supported\"");
        check(
                TestServer.send(server.call(PATH + "?api-version=2023-10-01&features=tags")
                        .header("Ocp-Apim-Subscription-Key", TestServer.KEY)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(TestServer.PICTURE))),
                400,
                "InvalidRequest",
                "\"The provided image content type  is not supported\"");
    }

    /** api-v4.md section 8, last lines: of two mistakes, the one that comes first is told. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    api-version=x                                            | text/plain       | UnsupportedApiVersion
                    api-version=2023-10-01                                   | text/plain       | image content type
                    api-version=2023-10-01&language=xx                       | application/json | Either 'features'
                    api-version=2023-10-01&features=x&language=xx            | application/json | NotSupportedVisualFeature
                    api-version=2023-10-01&features=tags,smartCrops&language=xx&smartcrops-aspect-ratios=9 | application/json | NotSupportedLanguage
                    api-version=2023-10-01&features=smartCrops&smartcrops-aspect-ratios=9 | application/json | allowed range
                    api-version=2023-10-01&features=smartCrops&smartcrops-aspect-ratios=1 | application/json | not valid JSON
                    """)
    void firstMistakeIsTold(String query, String type, String told) {
        HttpResponse<String> response = server.post(PATH + "?" + query, type, new byte[1]);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&features=", "&model-name=mine"})
    void nothingAsked(String query) {
        check(
                server.postPicture(PATH + "?api-version=2023-10-01" + query, "picture"),
                400,
                "InvalidRequest",
                "\"Either 'features' or 'model-name' needs to be specified in the query parameter\"");
    }

    @Test
    void versions() {
        check(
                server.postPicture(PATH + "?features=tags", "picture"),
                400,
                "ApiVersionUnspecified",
                "\"An API version is required, but was not specified.\"");
        check(
                server.postPicture(PATH + "?features=tags&api-version=2019-01-01", "picture"),
                400,
                "UnsupportedApiVersion",
                "\"The API version '2019-01-01' is not supported.\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model-name=mine", "model-name=mine&features=tags"})
    void customModelsDontExist(String query) {
        HttpResponse<String> response =
                server.postPicture(PATH + "?api-version=2023-04-01-preview&" + query, "picture");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("{\"error\":{\"code\":\"404\",\"message\": \"Resource not found\"}}");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }

    private HttpResponse<String> json(String body) {
        return server.post(
                PATH + "?api-version=2023-10-01&features=tags",
                "application/json; charset=utf-8",
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static void check(HttpResponse<String> response, int status, String code, String rest) {
        assertThat(response.body()).isEqualTo("{\"error\":{\"code\":\"" + code + "\",\"message\":" + rest + "}}");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(response.headers().firstValue("x-ms-error-code")).contains(code);
        assertThat(response.headers().firstValue("request-id"))
                .isEqualTo(response.headers().firstValue("apim-request-id"));
    }
}
