package io.osprey.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.server.TestServer;
import io.osprey.server.openapi.Contract;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the web framework and the container would answer by themselves. */
class GatewayHttpTest {
    private static final String NOT_FOUND = "{\"error\":{\"code\":\"404\",\"message\": \"Resource not found\"}}";
    private static final String METHOD = "{\"error\":{\"code\":\"405\",\"message\": \"Method not allowed\"}}";
    private static final String BAD_REQUEST = "{\"error\":{\"code\":\"400\",\"message\": \"Bad request\"}}";

    private final TestServer server = TestServer.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nothing",
                "/error",
                "/vision/v9.9/analyze",
                "/vision/v2.0",
                "/vision/v2.0/analyze/more",
                "/vision/v9.9/tag",
                "/vision/v2x0/tag",
                "/vision/v3.2/models/landmarks",
                "/vision/v3.2/models/landmarks/other",
                "/vision/v3.0/recognizeText",
                "/vision/v3.2/textOperations/49a36324-fc4b-4387-aa06-090cfbf0064f",
                "/vision/v1.0/read/core/asyncBatchAnalyze",
                "/vision/v3.1/read/core/asyncBatchAnalyze",
                "/vision/v2.1/read/analyze",
                "/vision/v1.0/read/operations/49a36324-fc4b-4387-aa06-090cfbf0064f",
                "/computervision/imageanalysis:other",
                "/computervision/",
                "/health"
            })
    void unknownPaths(String path) {
        check(TestServer.send(server.call(path)), 404, NOT_FOUND);
        check(server.postPicture(path, "picture"), 404, NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/vision/v2.0/analyze",
                "/vision/v3.2/analyze",
                "/vision/v1.0/describe",
                "/vision/v2.1/tag",
                "/vision/v3.0/detect",
                "/vision/v3.1/models/landmarks/analyze",
                "/vision/v3.2/generateThumbnail",
                "/vision/v3.2/areaOfInterest",
                "/computervision/imageanalysis:analyze"
            })
    void otherMethods(String path) {
        for (String method : new String[] {"GET", "PUT", "DELETE", "PATCH"}) {
            HttpResponse<String> response =
                    TestServer.send(server.call(path).method(method, HttpRequest.BodyPublishers.noBody()));
            check(response, 405, METHOD);
            assertThat(response.headers().firstValue("Allow")).contains("POST");
        }
    }

    /** Needs no key and counts for nothing. */
    @ParameterizedTest
    @CsvSource({
        "/vision/v2.0/analyze, POST",
        "/vision/v3.2/models, GET",
        "/computervision/imageanalysis:analyze, POST",
        "/sts/v1.0/issueToken, POST"
    })
    void optionsTellWhatMayBeAsked(String path, String method) {
        HttpResponse<String> response =
                TestServer.send(server.call(path).method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Allow").orElseThrow().split(", ?"))
                .contains(method, "OPTIONS");
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("apim-request-id")).isPresent();
    }

    /** Browsers' questions without any origin being allowed. */
    @Test
    void preflightAllowsNothing() {
        HttpResponse<String> response = TestServer.send(server.call("/vision/v2.0/analyze")
                .header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

        assertThat(response.body()).isEmpty();
        assertThat(response.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
    }

    @Test
    void headIsGetWithoutItsBody() {
        HttpRequest.Builder call =
                server.call("/vision/v3.2/models").method("HEAD", HttpRequest.BodyPublishers.noBody());
        assertThat(TestServer.send(call).statusCode()).isEqualTo(401);

        HttpResponse<String> response = TestServer.send(call.header("Ocp-Apim-Subscription-Key", TestServer.KEY));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValueAsLong("Content-Length").orElseThrow())
                .isPositive();
        assertThat(TestServer.send(server.call("/vision/v3.2/tag").method("HEAD", HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
    }

    /** What is answered does not depend on what a caller says to accept. */
    @ParameterizedTest
    @ValueSource(strings = {"image/png", "text/html;q=0.9", "nonsense", ""})
    void anyAccept(String accept) {
        for (String path : List.of("/vision/v2.0/tag", "/vision/v3.2/generateThumbnail?width=0&height=9")) {
            HttpResponse<String> response = TestServer.send(server.call(path)
                    .header("Ocp-Apim-Subscription-Key", TestServer.KEY)
                    .header("Accept", accept)
                    .header("Content-Type", "application/octet-stream")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(TestServer.PICTURE)));
            assertThat(response.statusCode()).isEqualTo(path.contains("width") ? 400 : 200);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        }
    }

    /** Every version knows its own paths, and so its errors, however they are written. */
    @ParameterizedTest
    @CsvSource({
        "/vision/v3%2E2/tag?language=xx, '{\"error\":{\"code\":\"InvalidArgument\",\"innererror\":{'",
        "/%56ision/v3%2e1/t%61g?language=xx, '{\"code\":\"NotSupportedLanguage\",\"requestId\":'",
        "/computer%76ision/imageanalysis%3Aanalyze?api-version=2023-10-01&features=x, '{\"error\":{\"code\":\"InvalidRequest\",\"message\":'"
    })
    void pathsInPercentCodes(String path, String body) {
        HttpResponse<String> response = server.postPicture(path, "picture");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).startsWith(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/vision/v2.0/models", "/vision/v3.2/models"})
    void otherMethodsOfModels(String path) {
        HttpResponse<String> response = server.postPicture(path, "picture");
        check(response, 405, METHOD);
        assertThat(response.headers().firstValue("Allow")).contains("GET");
    }

    @Test
    void otherMethodsOfHealthAndTokens() {
        check(TestServer.send(server.call("/sts/v1.0/issueToken")), 405, METHOD);
        check(TestServer.send(server.call("/health/live").POST(HttpRequest.BodyPublishers.noBody())), 405, METHOD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /a<b HTTP/1.1\r\nHost: localhost\r\n",
                "GET /a%zz HTTP/1.1\r\nHost: localhost\r\n",
                "GET /a%2Fb HTTP/1.1\r\nHost: localhost\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n",
                "nonsense\r\n",
                "GET / HTTP/1.1\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n"
            })
    void brokenRequests(String head) throws IOException {
        String answer = raw(head + "Connection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .contains("\r\napim-request-id: ")
                .contains("\r\nContent-Type: application/json\r\n")
                .endsWith("\r\n\r\n" + BAD_REQUEST)
                .doesNotContainIgnoringCase("tomcat");
    }

    @Test
    void tooLongHeaders() throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .doesNotContain("<html");
    }

    @Test
    void unknownAndDisabledMethods() throws IOException {
        assertThat(raw("TRACE /vision/v2.0/analyze HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405 ")
                .endsWith(METHOD);
        assertThat(raw("BREW /vision/v2.0/analyze HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405 ")
                .endsWith(METHOD);
    }

    @Test
    void queriesThatAreNotQuiteLegal() throws IOException {
        String body = "picture";
        assertThat(raw("POST //vision/v2.0/analyze/?visualFeatures=Brands&x={a|b}&y=%zz HTTP/1.1\r\nHost: localhost\r\n"
                        + "Ocp-Apim-Subscription-Key: " + TestServer.KEY
                        + "\r\nContent-Type: application/octet-stream\r\nContent-Length: " + body.length()
                        + "\r\nConnection: close\r\n\r\n" + body))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void chunkedBodiesAboveTheLimitAreCutOff() throws IOException {
        // 5 MB in chunks, no length told beforehand.
        HttpResponse<String> response = TestServer.send(server.call("/vision/v2.0/analyze")
                .header("Ocp-Apim-Subscription-Key", TestServer.KEY)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(new byte[5 << 20]))));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"code\":\"InvalidImageSize\"");
    }

    @Test
    void brokenChunks() throws IOException {
        assertThat(raw("POST /vision/v2.0/analyze HTTP/1.1\r\nHost: localhost\r\nOcp-Apim-Subscription-Key: "
                        + TestServer.KEY + "\r\nContent-Type: application/octet-stream\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\nnonsense\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .endsWith(BAD_REQUEST);
    }

    @Test
    void healthIsUp() {
        HttpResponse<String> live = TestServer.send(server.call("/health/live"));
        assertThat(live.statusCode()).isEqualTo(200);
        assertThat(live.body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(TestServer.send(server.call("/health/ready/")).statusCode()).isEqualTo(200);
    }

    private static void check(HttpResponse<String> response, int status, String body) {
        assertThat(response.body()).isEqualTo(body);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.headers().firstValue("apim-request-id").orElseThrow())
                .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", server.httpPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            Contract.checkRaw(request, answer);
            return answer;
        }
    }
}
