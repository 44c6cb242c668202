package io.osprey.client.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small parts, one by one. */
class PartsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void defaultsOfOptions() {
        HttpOptions options = HttpOptions.builder(Map.of()).build();
        assertThat(options.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.attemptTimeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(options.timeout()).isEqualTo(Duration.ofMinutes(3));
        assertThat(options.retry()).isEqualTo(RetryPolicy.DEFAULT);
        assertThat(options.proxy()).isEmpty();
        assertThat(options.trusted()).isEmpty();
        assertThat(options.version()).isEmpty();
        assertThat(options.breaker()).isSameAs(Breaker.NONE);
        assertThat(options.maxAnswerBytes()).isEqualTo(128 * 1024 * 1024);
    }

    @Test
    void everyOptionIsKept() {
        HttpOptions options = HttpOptions.builder(Map.of(HttpOptions.CERTIFICATE_VARIABLE, "from-environment.pem"))
                .connectTimeout(Duration.ofSeconds(1))
                .attemptTimeout(Duration.ofSeconds(2))
                .timeout(Duration.ofSeconds(3))
                .retry(RetryPolicy.NEVER)
                .proxy("proxy.example", 3128)
                .trust(Path.of("own.pem"))
                .version(HttpClient.Version.HTTP_1_1)
                .breaker(Breaker.NONE)
                .maxAnswerBytes(5)
                .build();
        assertThat(options.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.attemptTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(options.retry()).isEqualTo(RetryPolicy.NEVER);
        assertThat(options.proxy()
                        .orElseThrow()
                        .select(URI.create("http://localhost/"))
                        .get(0)
                        .toString())
                .contains("proxy.example");
        assertThat(options.trusted()).containsExactly(Path.of("from-environment.pem"), Path.of("own.pem"));
        assertThat(options.version()).contains(HttpClient.Version.HTTP_1_1);
        assertThat(options.maxAnswerBytes()).isEqualTo(5);
    }

    @Test
    void wrongOptionsAreRefused() {
        assertThatThrownBy(() ->
                        HttpOptions.builder(Map.of()).timeout(Duration.ZERO).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HttpOptions.builder(Map.of()).maxAnswerBytes(0).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryPolicy(-1, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO, 1.1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryPolicy(1, Duration.ofSeconds(-1), Duration.ZERO, Duration.ZERO, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "26, PT26S",
        "' 7 ', PT7S",
        "'Sat, 21 Nov 2026 12:00:05 GMT', PT5S",
        "'Sat, 21 Nov 2026 11:00:00 GMT', PT0S"
    })
    void retryAfter(String header, Duration expected) {
        assertThat(RetryPolicy.retryAfter(header, NOON)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "soon", "1.5", "99999999999999999999", "Sat, 99 Nov 2026 12:00:05 GMT"})
    void retryAfterThatMeansNothing(String header) {
        assertThat(RetryPolicy.retryAfter(header, NOON)).isNull();
    }

    @Test
    void errorsOfEveryForm() {
        assertThat(
                        error(
                                "{\"code\":\"InvalidImageFormat\",\"requestId\":\"x\",\"message\":\"Input data is not a valid image.\"}"))
                .isEqualTo("InvalidImageFormat - Input data is not a valid image.");
        assertThat(
                        error(
                                "{\"error\":{\"code\":\"InvalidRequest\",\"message\":\"Analyze query is invalid.\",\"innererror\":"
                                        + "{\"code\":\"NotSupportedLanguage\",\"message\":\"The input language is not supported\"}}}"))
                .isEqualTo(
                        "InvalidRequest - Analyze query is invalid. (NotSupportedLanguage - The input language is not supported)");
        assertThat(error(
                        "{\"error\":{\"code\":\"InvalidArgument\",\"innererror\":{\"code\":\"InvalidImageUrl\",\"message\":"
                                + "\"Image URL is not accessible.\"},\"message\":\"Image URL is not accessible.\"}}"))
                .isEqualTo("InvalidArgument - Image URL is not accessible.");
        assertThat(error("{\"statusCode\":429,\"message\":\"Rate limit is exceeded. Try again in 26 seconds.\"}"))
                .isEqualTo("429 - Rate limit is exceeded. Try again in 26 seconds.");
        for (String none : List.of("", "<html>", "[]", "7", "{\"error\":\"text\"}", "{\"code\":{}}")) {
            assertThat(ServiceError.read(none.getBytes(StandardCharsets.UTF_8)).isPresent())
                    .as(none)
                    .isFalse();
        }
    }

    private static String error(String body) {
        return ServiceError.read(body.getBytes(StandardCharsets.UTF_8)).describe();
    }

    @ParameterizedTest
    @CsvSource({
        "400, BAD_REQUEST", "401, AUTHENTICATION", "403, FORBIDDEN", "404, NOT_FOUND", "408, TIMEOUT",
                "409, BAD_REQUEST",
        "415, BAD_REQUEST", "429, TOO_MANY_REQUESTS", "500, SERVICE", "502, SERVICE", "503, UNAVAILABLE",
                "504, TIMEOUT",
        "302, SERVICE"
    })
    void reasonsOfStatuses(int status, FailureReason reason) {
        assertThat(Failures.reason(status)).isEqualTo(reason);
    }

    @Test
    void addressesAreEncoded() {
        assertThat(new Query(URI.create("https://h:1"), "/p")
                        .with("a", null)
                        .with("b", "x y&z+ü")
                        .withList("c", List.of("1", "2"))
                        .withList("d", List.of())
                        .withNumbers("e", List.of(0.9, 1.33, 2.0))
                        .uri())
                .hasToString("https://h:1/p?b=x%20y%26z%2B%C3%BC&c=1%2C2&e=0.9%2C1.33%2C2.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://h", "h", "https:///p", "https://user:pw@h", "https://h?subscription-key=1", "https://h#x"
            })
    void endpointsThatMayHideSecretsAreRefused(String endpoint) {
        assertThatThrownBy(() -> Credential.endpoint(URI.create(endpoint)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("pw");
    }

    @Test
    void slashesAtTheEndOfEndpointsDoNoHarm() {
        assertThat(Credential.endpoint(URI.create("https://h:8443//"))).hasToString("https://h:8443");
        assertThat(Credential.endpoint(URI.create("HTTP://h/base/"))).hasToString("HTTP://h/base");
    }

    @Test
    void secretsAreNotShown() {
        assertThat(Credential.key("s3cret").toString() + Credential.token("s3cret"))
                .doesNotContain("s3cret");
        assertThatThrownBy(() -> Credential.key("s3cret\r\nX: y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> Credential.token("  ")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Picture.at(URI.create("https://store.example/a.jpg?sig=s3cret"))
                        .toString())
                .isEqualTo("picture at https://store.example/a.jpg");
    }

    @Test
    void sizesAreCheckedBeforeSending(@TempDir Path directory) throws Exception {
        Path file = Files.write(directory.resolve("a.jpg"), new byte[11]);
        String message = "The image size is not allowed to be zero or larger than 10 bytes";
        assertRefused(Picture.file(file), message);
        assertRefused(Picture.file(Files.createFile(directory.resolve("empty.jpg"))), message);
        assertRefused(Picture.bytes(new byte[11]), message);
        assertRefused(Picture.bytes(ByteBuffer.allocate(0)), message);
        assertThat(Picture.file(Files.write(file, new byte[10])).upload(10)).isInstanceOf(Upload.OfFile.class);
    }

    @Test
    void filesThatCannotBeRead(@TempDir Path directory) {
        assertThatThrownBy(() -> Picture.file(directory.resolve("missing.jpg")).upload(10))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageEndingWith("missing.jpg");
        assertThatThrownBy(() -> Picture.file(directory).upload(10)).isInstanceOf(UnreadableFileException.class);
    }

    @Test
    void buffersAreCopiedFromPositionToLimit() {
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2, 3, 4});
        buffer.position(1).limit(3);
        Upload.Bytes upload = (Upload.Bytes) Picture.bytes(buffer).upload(10);
        buffer.put(1, (byte) 9);
        assertThat(upload.bytes()).containsExactly(2, 3);
        assertThat(buffer.position()).isEqualTo(1);
    }

    private static void assertRefused(Picture picture, String message) {
        assertThatThrownBy(() -> picture.upload(10))
                .isInstanceOf(OspreyException.class)
                .hasMessage(message)
                .extracting(e -> ((OspreyException) e).reason())
                .isEqualTo(FailureReason.CLIENT);
    }
}
