package io.osprey.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.conformance.RawHttp.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Requests of the clients that can't be run here (Python, .NET, the preview SDK), byte by byte as recorded: the files in
 * {@code requests}, where only host, key, token, address and picture are our own. What differs between clients is all there:
 * literal and encoded commas, doubled slashes, indented bodies, a body held back or sent in chunks, extra headers.
 */
@ExtendWith(WithServer.class)
class RecordedRequestsTest {
    private static final Set<String> RECORDED_HEADERS = Set.of(
            "api-supported-versions",
            "apim-request-id",
            "content-length",
            "content-type",
            "csp-billing-usage",
            "date",
            "ms-vision-response-time-input-processed",
            "ms-vision-response-time-input-received",
            "request-id",
            "strict-transport-security",
            "x-content-type-options",
            "x-envoy-upstream-service-time",
            "x-ms-region");

    private static final Set<String> UNFINISHED = Set.of("notstarted", "running");
    private static final int MOST_POLLS = 600;

    private static PictureSite pictures;

    @BeforeAll
    static void openPictures() throws IOException {
        pictures = PictureSite.open();
    }

    @AfterAll
    static void closePictures() {
        pictures.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    python-4.0-address | modelVersion captionResult denseCaptionsResult metadata tagsResult objectsResult readResult smartCropsResult peopleResult
                    python-4.0-bytes | modelVersion captionResult metadata
                    python-4.0-token | modelVersion metadata tagsResult
                    python-4.0-slash | modelVersion metadata peopleResult
                    net-4.0-address | modelVersion captionResult denseCaptionsResult metadata tagsResult objectsResult readResult smartCropsResult peopleResult
                    net-4.0-bytes | modelVersion metadata tagsResult readResult
                    net-4.0-token | modelVersion metadata smartCropsResult
                    curl-windows | modelVersion metadata tagsResult
                    curl-charset | modelVersion metadata smartCropsResult
                    """)
    void imageAnalysis(String request, String names, RunningServer server) throws IOException, InterruptedException {
        Answer answer = send(request, server);

        assertJson(answer, 200, names);
        assertThat(answer.json().at("/modelVersion").asString()).isEqualTo("2023-10-01");
        assertThat(answer.headers().get("apim-request-id"))
                .isEqualTo(answer.headers().get("request-id"));
        assertThat(headers(answer)).isEqualTo(RECORDED_HEADERS);
    }

    /** As recorded: the headers of an answer but for the times, one more, and a body of 89 bytes. */
    @Test
    void addressThatCantBeRead(RunningServer server) throws IOException, InterruptedException {
        Answer answer = send("python-4.0-bad-address", server);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"error\":{\"code\":\"InvalidRequest\","
                        + "\"message\":\"The provided image url is not accessible.\"}}")
                .hasSize(89);
        Set<String> headers = new TreeSet<>(RECORDED_HEADERS);
        headers.removeIf(name -> name.startsWith("ms-vision-"));
        headers.add("x-ms-error-code");
        assertThat(headers(answer)).isEqualTo(headers);
    }

    /** As recorded: 224 bytes, and the few headers of a gateway. */
    @Test
    void wrongKey(RunningServer server) throws IOException, InterruptedException {
        Answer answer = send("python-4.0-wrong-key", server);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).hasSize(224);
        assertThat(answer.headers()).containsEntry("content-type", "application/json");
        assertThat(answer.headers().get("apim-request-id")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(answer.headers()).doesNotContainKeys("request-id", "x-ms-error-code", "csp-billing-usage");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    preview-sdk-0.8-address | 2023-02-01-preview | captionResult denseCaptionsResult objectsResult modelVersion metadata tagsResult readResult smartCropsResult peopleResult
                    preview-sdk-0.15-address | 2023-04-01-preview | captionResult denseCaptionsResult objectsResult modelVersion metadata tagsResult readResult smartCropsResult peopleResult
                    preview-sdk-0.15-bytes | 2023-04-01-preview | captionResult modelVersion metadata readResult
                    preview-sdk-0.15-token | 2023-04-01-preview | modelVersion metadata tagsResult
                    customization-sample | 2023-04-01-preview | objectsResult modelVersion metadata
                    """)
    void previews(String request, String version, String names, RunningServer server)
            throws IOException, InterruptedException {
        Answer answer = send(request, server);

        assertJson(answer, 200, names);
        assertThat(answer.json().at("/modelVersion").asString()).isEqualTo(version);
        if (names.contains("readResult")) {
            assertWordsLieInTheirLines(answer.json().at("/readResult"));
        }
    }

    /** The preview client for Python finds a line's words by their places in the whole text. */
    private static void assertWordsLieInTheirLines(JsonNode read) {
        String content = read.at("/content").asString();
        JsonNode page = read.at("/pages/0");
        List<String> words = new ArrayList<>();
        page.at("/words").forEach(word -> {
            int offset = word.at("/span/offset").asInt();
            words.add(content.substring(offset, offset + word.at("/span/length").asInt()));
            assertThat(words.get(words.size() - 1))
                    .isEqualTo(word.at("/content").asString());
            assertThat(page.at("/lines").valueStream()).anyMatch(line -> {
                int start = line.at("/spans/0/offset").asInt();
                return start <= offset
                        && offset + word.at("/span/length").asInt()
                                <= start + line.at("/spans/0/length").asInt();
            });
        });
        assertThat(String.join("", words)).isEqualToIgnoringCase(TestPicture.SIGN.replace(" ", ""));
    }

    @Test
    void customModel(RunningServer server) throws IOException, InterruptedException {
        Answer answer = send("preview-sdk-0.15-custom-model", server);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"error\":{\"code\":\"404\",\"message\": \"Resource not found\"}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    python-3.2-analyze | categories color imageType tags description faces objects brands requestId metadata modelVersion
                    python-3.2-analyze-bytes | imageType requestId metadata modelVersion
                    python-3.2-describe | description requestId metadata modelVersion
                    python-3.2-tag | tags requestId metadata modelVersion
                    python-3.2-detect | objects requestId metadata modelVersion
                    python-3.2-domain | result requestId metadata modelVersion
                    python-3.2-area | areaOfInterest requestId metadata modelVersion
                    python-2.0-analyze | categories color description requestId metadata
                    net-2.1-analyze | categories color imageType tags faces requestId metadata
                    net-2.1-analyze-bytes-expect | tags requestId metadata
                    net-2.1-describe-ja | description requestId metadata
                    net-2.1-tag | tags requestId metadata
                    net-2.1-detect | objects requestId metadata
                    net-2.1-celebrities | result requestId metadata
                    net-2.1-area | areaOfInterest requestId metadata
                    net-3.1-analyze | categories color imageType tags faces requestId metadata
                    net-3.1-describe-ja | description requestId metadata
                    net-3.1-tag | tags requestId metadata
                    net-3.1-detect | objects requestId metadata
                    net-3.1-celebrities | result requestId metadata
                    net-3.1-area | areaOfInterest requestId metadata
                    net-3.2-analyze-bytes | categories requestId metadata modelVersion
                    net-3.2-analyze-bytes-chunked | categories requestId metadata modelVersion
                    """)
    void computerVision(String request, String names, RunningServer server) throws IOException, InterruptedException {
        Answer answer = send(request, server);

        assertJson(answer, 200, names);
        assertThat(answer.json().at("/requestId").asString())
                .isEqualTo(answer.headers().get("apim-request-id"));
        boolean newer = request.contains("-3.");
        assertThat(answer.json().at("/metadata").toString())
                .isEqualTo(
                        newer
                                ? "{\"height\":600,\"width\":800,\"format\":\"Jpeg\"}"
                                : "{\"width\":800,\"height\":600,\"format\":\"Jpeg\"}");
        Set<String> headers = new TreeSet<>(Set.of(
                "apim-request-id",
                "content-length",
                "content-type",
                "date",
                "strict-transport-security",
                "x-content-type-options"));
        if (newer) {
            headers.addAll(Set.of("csp-billing-usage", "x-envoy-upstream-service-time"));
        }
        if (names.contains("modelVersion")) {
            assertThat(answer.json().at("/modelVersion").asString())
                    .isEqualTo(request.startsWith("net-3.2") ? "2021-04-01" : "2021-05-01");
        }
        assertThat(headers(answer)).isEqualTo(headers);
        if (request.endsWith("-ja")) {
            assertThat(answer.json().at("/description/captions/0/text").asString())
                    .matches("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}ー、]+");
        }
    }

    /** Adult is the one feature that this server has no model for; the recorded answer has it. */
    @ParameterizedTest
    @CsvSource({"net-2.1-analyze-adult", "net-3.1-analyze-adult"})
    void adult(String request, RunningServer server) throws IOException, InterruptedException {
        Answer answer = send(request, server);

        assertJson(answer, 400, "code requestId message");
        assertThat(answer.json().at("/code").asString()).isEqualTo("NotSupportedFeature");
    }

    @ParameterizedTest
    @CsvSource({"python-3.2-thumbnail, 50", "net-2.1-thumbnail, 64", "net-3.1-thumbnail, 64"})
    void thumbnails(String request, int side, RunningServer server) throws IOException, InterruptedException {
        Answer answer = send(request, server);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-type", "image/jpeg");
        var thumbnail = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(List.of(thumbnail.getWidth(), thumbnail.getHeight())).containsExactly(side, side);
    }

    /** The one of v2.1 has the key's header twice, the second time empty. */
    @ParameterizedTest
    @CsvSource({"net-2.1-ocr", "net-3.1-ocr"})
    void ocr(String request, RunningServer server) throws IOException, InterruptedException {
        Answer answer = send(request, server);

        assertJson(answer, 200, "language textAngle orientation regions");
        assertThat(answer.json().at("/language").asString()).isEqualTo("de");
        assertThat(answer.json().at("/orientation").asString()).isEqualTo("Up");
        assertThat(String.join(
                        " ",
                        answer.json()
                                .at("/regions/0/lines/0/words")
                                .valueStream()
                                .map(word -> word.at("/text").asString())
                                .toList()))
                .isEqualTo(TestPicture.SIGN);
        assertThat(answer.headers().get("csp-billing-usage"))
                .isEqualTo(
                        request.contains("-3.")
                                ? "CognitiveServices.ComputerVision.OCR=1,CognitiveServices.ComputerVision.Transaction=1"
                                : null);
    }

    @ParameterizedTest
    @CsvSource({
        "net-2.0-recognize-text, /vision/v2.0/textOperations/, /recognitionResult/lines/0/text",
        "net-2.0-read, /vision/v2.0/read/operations/, /recognitionResults/0/lines/0/text",
        "net-3.2-read, /vision/v3.2/read/analyzeResults/, /analyzeResult/readResults/0/lines/0/text"
    })
    void readLater(String request, String path, String text, RunningServer server)
            throws IOException, InterruptedException {
        Answer accepted = send(request, server);

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.body()).isEmpty();
        String location = accepted.headers().get("operation-location");
        assertThat(location).startsWith(server.endpoint() + path);
        assertThat(UUID.fromString(location.substring(location.lastIndexOf('/') + 1)))
                .isNotNull();
        Answer result = finished(URI.create(location).getPath(), server);
        assertThat(result.json().at("/status").asString()).isEqualToIgnoringCase("succeeded");
        assertThat(result.json().at(text).asString()).isEqualTo(TestPicture.SIGN);
    }

    /** Asks until an operation has ended. */
    private static Answer finished(String path, RunningServer server) throws InterruptedException {
        String get = "GET " + path + " HTTP/1.1\nHost: "
                + URI.create(server.endpoint()).getAuthority() + "\nOcp-Apim-Subscription-Key: " + server.key();
        for (int i = 0; i < MOST_POLLS; i++) {
            Answer answer = RawHttp.send(server.endpoint(), get, new byte[0]);
            assertThat(answer.status()).isEqualTo(200);
            if (!UNFINISHED.contains(answer.json().at("/status").asString().toLowerCase(Locale.ROOT))) {
                return answer;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no end: " + path);
    }

    /** No request is left over: each file is sent by one of the tests above. */
    @Test
    void everyRecordedRequestIsSent() throws Exception {
        Path directory =
                Path.of(RecordedRequestsTest.class.getResource("requests").toURI());
        String tests = Arrays.stream(RecordedRequestsTest.class.getDeclaredMethods())
                .flatMap(method -> Stream.ofNullable(method.getAnnotation(CsvSource.class)))
                .map(source -> source.textBlock() + String.join("\n", source.value()))
                .reduce("", (one, other) -> one + "\n" + other);
        Set<String> single = Set.of("python-4.0-bad-address", "python-4.0-wrong-key", "preview-sdk-0.15-custom-model");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".http", "")))
                    .isNotEmpty()
                    .allMatch(name -> single.contains(name)
                            || tests.lines()
                                    .anyMatch(line ->
                                            line.strip().split("[ ,]")[0].equals(name)));
        }
    }

    /** But for those that belong to the connection: callers who say that they keep it are told so. */
    private static Set<String> headers(Answer answer) {
        Set<String> headers = new TreeSet<>(answer.headers().keySet());
        headers.removeAll(Set.of("connection", "keep-alive"));
        return headers;
    }

    private static void assertJson(Answer answer, int status, String names) {
        assertThat(answer.status())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(status);
        assertThat(answer.headers()).containsEntry("content-type", "application/json; charset=utf-8");
        assertThat(answer.json().propertyNames()).containsExactly(names.split(" "));
    }

    private static Answer send(String request, RunningServer server) throws IOException, InterruptedException {
        String text;
        try (InputStream in = RecordedRequestsTest.class.getResourceAsStream("requests/" + request + ".http")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        int end = text.indexOf("\n\n");
        String template = text.substring(end + 2);
        byte[] body = template.equals("{picture}")
                ? TestPicture.jpeg()
                : template.replace("{url}", pictures.picture())
                        .replace("{missing}", pictures.missing())
                        .replace("\n", "\r\n")
                        .getBytes(StandardCharsets.UTF_8);
        String head = text.substring(0, end)
                .replace("{host}", URI.create(server.endpoint()).getAuthority())
                .replace("{key}", server.key())
                .replace("{length}", Integer.toString(body.length));
        return RawHttp.send(
                server.endpoint(), head.contains("{token}") ? head.replace("{token}", token(server)) : head, body);
    }

    /** A token as auth-and-limits.md records the request for one. */
    private static String token(RunningServer server) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.endpoint() + "/sts/v1.0/issueToken"))
                .header("Ocp-Apim-Subscription-Key", server.key())
                .header("Content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
