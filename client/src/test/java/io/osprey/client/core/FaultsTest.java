package io.osprey.client.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.osprey.client.OspreyClient;
import io.osprey.client.analysis.AnalyzeOptions;
import io.osprey.client.analysis.Feature;
import io.osprey.client.testing.Eventually;
import io.osprey.client.testing.Samples;
import io.osprey.client.testing.ScriptedServer;
import io.osprey.client.testing.ScriptedServer.Script;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A service that breaks in every way: a clear error, no hang, nothing left open. */
class FaultsTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final AnalyzeOptions TAGS = AnalyzeOptions.of(Feature.TAGS);
    private static final Picture PICTURE = Picture.bytes(new byte[] {1, 2, 3});
    private static final byte[] BODY = Samples.GA.getBytes(StandardCharsets.UTF_8);

    private final ScriptedServer server = ScriptedServer.json(200, Samples.GA);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void connectionCutInTheBody() {
        server.script(cutInTheBody());
        OspreyException failure = failure(Duration.ofSeconds(20));
        assertThat(failure.reason()).isEqualTo(FailureReason.CONNECTION);
        assertThat(failure).hasMessageStartingWith("The connection failed: ");
    }

    @Test
    void connectionCutBeforeTheAnswer() {
        server.script((request, socket) -> socket.close());
        assertThat(failure(Duration.ofSeconds(20)).reason()).isEqualTo(FailureReason.CONNECTION);
    }

    @Test
    void truncatedJson() {
        server.script(halfJson());
        OspreyException failure = failure(Duration.ofSeconds(20));
        assertThat(failure.reason()).isEqualTo(FailureReason.SERVICE);
        assertThat(failure)
                .hasMessage(
                        "The answer cannot be read: HTTP 200 with 50 bytes of application/json, but a JSON object was expected");
        assertThat(failure.getCause()).isNull();
    }

    @Test
    void jsonOfAnotherShape() {
        for (String body :
                List.of("[]", "7", "\"text\"", "null", "{\"captionResult\":{\"text\":5}}", "{} trailing", "")) {
            server.script(ScriptedServer.answering(200, "application/json", body));
            assertThat(failure(Duration.ofSeconds(20)).reason()).as(body).isEqualTo(FailureReason.SERVICE);
        }
    }

    @Test
    void htmlInPlaceOfJson() {
        server.script(html(200));
        assertThat(failure(Duration.ofSeconds(20)))
                .hasMessageContaining("of text/html, but a JSON object was expected")
                .hasMessageNotContaining("<html>");
        server.script(html(502));
        OspreyException badGateway = failure(Duration.ofSeconds(20));
        assertThat(badGateway.reason()).isEqualTo(FailureReason.SERVICE);
        assertThat(badGateway).hasMessage("The service answered HTTP 502 with 34 bytes of text/html");
    }

    @Test
    void notEvenHttp() {
        server.script((request, socket) -> {
            socket.getOutputStream().write("SSH-2.0-Other\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.close();
        });
        assertThat(failure(Duration.ofSeconds(20)).reason()).isEqualTo(FailureReason.CONNECTION);
    }

    @Test
    void slowDripEndsAtTheTimeout() {
        server.script(slowDrip());
        OspreyException failure = failure(Duration.ofMillis(600));
        assertThat(failure.reason()).isEqualTo(FailureReason.TIMEOUT);
        assertThat(failure).hasMessageStartingWith("Timed out: no complete answer within ");
        assertThat(Eventually.holds(() -> server.openConnections() == 0)).isTrue();
    }

    @Test
    void silenceEndsAtTheTimeout() {
        server.script((request, socket) -> Thread.sleep(60_000));
        assertThat(failure(Duration.ofMillis(400)).reason()).isEqualTo(FailureReason.TIMEOUT);
    }

    @Test
    void stormOf429() {
        server.script(tooMany());
        try (OspreyClient client = client(quick(3), Duration.ofSeconds(20))) {
            List<CompletableFuture<?>> calls = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                calls.add(client.analyzeAsync(PICTURE, TAGS));
            }
            for (CompletableFuture<?> call : calls) {
                OspreyException failure = catchThrowableOfType(OspreyException.class, () -> Futures.await(call));
                assertThat(failure.reason()).isEqualTo(FailureReason.TOO_MANY_REQUESTS);
                assertThat(failure).hasMessage("429 - Slow down.");
            }
        }
        assertThat(server.requests()).hasSize(160);
    }

    @Test
    void redirectsAreNotFollowed() {
        try (ScriptedServer elsewhere = ScriptedServer.json(200, Samples.GA)) {
            for (int status : new int[] {301, 302, 303, 307, 308}) {
                server.script(ScriptedServer.answering(
                        status, "text/plain", "", "Location: " + elsewhere.endpoint() + "/other?token=hidden"));
                OspreyException failure = failure(Duration.ofSeconds(20));
                assertThat(failure.reason()).isEqualTo(FailureReason.SERVICE);
                assertThat(failure)
                        .hasMessage("The service answered HTTP " + status
                                + ", a redirect to http://127.0.0.1. It is not followed: the key would go along");
            }
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void answersWithoutEndAreCutOff() {
        server.script((request, socket) -> {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(new byte[8192]);
            }
        });
        HttpOptions options =
                quick(0).timeout(Duration.ofSeconds(20)).maxAnswerBytes(100_000).build();
        try (OspreyClient client = client(options)) {
            assertThat(catchThrowableOfType(OspreyException.class, () -> client.analyze(PICTURE, TAGS)))
                    .hasMessage("The connection failed: the answer is longer than 100000 bytes");
        }
    }

    @Test
    void noConnection() {
        server.close();
        OspreyException failure = failure(Duration.ofSeconds(20));
        assertThat(failure.reason()).isEqualTo(FailureReason.CONNECTION);
    }

    @Test
    void unknownHost() {
        try (OspreyClient client = OspreyClient.builder()
                .endpoint("http://no-such-host.invalid")
                .key(KEY)
                .http(quick(0).build())
                .build()) {
            assertThat(catchThrowableOfType(OspreyException.class, () -> client.analyze(PICTURE, TAGS))
                            .reason())
                    .isEqualTo(FailureReason.CONNECTION);
        }
    }

    @Test
    void recoversAfterAFault() {
        Script[] scripts = {cutInTheBody(), html(503), tooMany()};
        int[] next = {0};
        server.script((request, socket) -> {
            int current = next[0]++;
            (current < scripts.length ? scripts[current] : ScriptedServer.answering(200, "application/json", BODY))
                    .answer(request, socket);
        });
        try (OspreyClient client = client(quick(3), Duration.ofSeconds(20))) {
            assertThat(client.analyze(PICTURE, TAGS).tags()).hasSize(2);
        }
    }

    @Test
    void nothingSecretInAnyError() {
        Script[] scripts = {cutInTheBody(), halfJson(), html(200), html(500), tooMany(), slowDrip()};
        for (Script script : scripts) {
            server.script(script);
            StringBuilder told = new StringBuilder();
            for (Throwable t = failure(Duration.ofMillis(300)); t != null; t = t.getCause()) {
                told.append(t);
            }
            assertThat(told.toString()).doesNotContain(KEY);
        }
    }

    @Test
    void aThousandFaultsLeaveNothing() {
        Script[] scripts = {
            cutInTheBody(),
            halfJson(),
            html(200),
            html(502),
            tooMany(),
            slowDrip(),
            (request, socket) -> socket.close(),
            ScriptedServer.answering(302, "text/plain", "", "Location: http://localhost/"),
            ScriptedServer.answering(200, "application/json", BODY),
            ScriptedServer.answering(401, "application/json", Samples.UNAUTHORIZED)
        };
        int[] next = {0};
        server.script((request, socket) -> {
            int current;
            synchronized (next) {
                current = next[0]++;
            }
            scripts[current % scripts.length].answer(request, socket);
        });
        long socketsBefore = sockets();
        int failed = 0;
        OspreyClient client = client(quick(0), Duration.ofMillis(250));
        for (int batch = 0; batch < 50; batch++) {
            List<CompletableFuture<?>> calls = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                calls.add(client.analyzeAsync(PICTURE, TAGS));
            }
            for (CompletableFuture<?> call : calls) {
                try {
                    Futures.await(call);
                } catch (OspreyException expected) {
                    failed++;
                }
            }
        }
        client.close();
        client = null;
        // Nine of ten scripts fail; a busy machine may run into the short time-out on others.
        assertThat(failed).isBetween(900, 1000);
        assertThat(server.requests()).hasSizeLessThanOrEqualTo(1000).hasSizeGreaterThan(900);
        // Before JDK 21 only the garbage collector ends a client's connections and its selector.
        assertThat(Eventually.holds(() -> {
                    System.gc();
                    return server.openConnections() == 0 && clientThreads().isEmpty();
                }))
                .as("connections: %s, threads: %s", server.openConnections(), clientThreads())
                .isTrue();
        assertThat(Eventually.holds(() -> sockets() <= socketsBefore))
                .as("sockets: %s, before: %s", sockets(), socketsBefore)
                .isTrue();
    }

    private static Script cutInTheBody() {
        return (request, socket) -> {
            OutputStream out = socket.getOutputStream();
            out.write(ScriptedServer.head(200, "application/json", BODY.length));
            out.write(BODY, 0, BODY.length / 2);
            out.flush();
            socket.close();
        };
    }

    private static Script halfJson() {
        return ScriptedServer.answering(200, "application/json", java.util.Arrays.copyOf(BODY, 50));
    }

    private static Script html(int status) {
        return ScriptedServer.answering(status, "text/html", "<html><body>An error</body></html>");
    }

    private static Script tooMany() {
        return ScriptedServer.answering(
                429,
                "application/json",
                "{\"error\":{\"code\":\"429\",\"message\": \"Slow down.\"}}",
                "Retry-After: 0");
    }

    private static Script slowDrip() {
        return (request, socket) -> {
            OutputStream out = socket.getOutputStream();
            out.write(ScriptedServer.head(200, "application/json", BODY.length));
            for (byte one : BODY) {
                out.write(one);
                out.flush();
                Thread.sleep(50);
            }
        };
    }

    private static HttpOptions.Builder quick(int retries) {
        return HttpOptions.builder(java.util.Map.of())
                .retry(new RetryPolicy(retries, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(1), 0));
    }

    private OspreyClient client(HttpOptions.Builder options, Duration timeout) {
        return client(options.timeout(timeout).build());
    }

    private OspreyClient client(HttpOptions options) {
        return OspreyClient.builder()
                .endpoint(server.endpoint())
                .key(KEY)
                .http(options)
                .build();
    }

    private OspreyException failure(Duration timeout) {
        try (OspreyClient client = client(quick(0), timeout)) {
            OspreyException failure = catchThrowableOfType(OspreyException.class, () -> client.analyze(PICTURE, TAGS));
            assertThat(failure).isNotNull();
            return failure;
        }
    }

    private static List<String> clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("osprey-client")
                        || name.toLowerCase(Locale.ROOT).startsWith("httpclient"))
                .toList();
    }

    /** Sockets of this process; 0 where the system does not list them. */
    private static long sockets() {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(descriptors)) {
            return all.filter(FaultsTest::isSocket).count();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (java.io.IOException gone) {
            return false;
        }
    }
}
