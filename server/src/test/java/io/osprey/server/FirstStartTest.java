package io.osprey.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import io.osprey.engine.custom.CustomModels;
import io.osprey.server.account.KeyDesk;
import io.osprey.server.account.KeySlot;
import io.osprey.server.engine.EngineFactory;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A server that starts for the first time, and again; seen while its models load. */
class FirstStartTest {
    private static final Pattern KEY = Pattern.compile("key[12]  ([0-9a-f]{32})");
    private static final CountDownLatch LOAD = new CountDownLatch(1);

    @Test
    void makesKeysOnceAndIsReadyWhenModelsAreLoaded(@TempDir Path directory) throws Exception {
        Path data = directory.resolve("new");
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(console, true, StandardCharsets.UTF_8));
        TestServer server;
        try {
            server = TestServer.start(SlowBeans.class, "--osprey.data-dir=" + data);
        } finally {
            System.setOut(before);
        }
        List<String> keys = KEY.matcher(console.toString(StandardCharsets.UTF_8))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        assertThat(keys).hasSize(2).doesNotHaveDuplicates();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");

        notReady(server, keys.get(0));
        LOAD.countDown();
        while (get(server, "/health/ready").statusCode() != 200) {
            Thread.sleep(20);
        }
        for (String key : keys) {
            assertThat(post(server, "/vision/v2.0/analyze", key).statusCode()).isEqualTo(200);
        }
        server.close();
        keysAreNotKept(data, keys);

        List<String> renewals = new ArrayList<>();
        OspreyKeys.use(
                desk -> {
                    assertThat(desk.list()).singleElement().satisfies(resource -> assertThat(resource.keys())
                            .extracting(KeyDesk.KeyEntry::name)
                            .containsExactly("key1", "key2"));
                    renewals.add(desk.rotate("default", KeySlot.KEY1));
                },
                "--osprey.data-dir=" + data);
        String renewed = renewals.get(0);
        assertThat(renewed).matches("[0-9a-f]{32}");

        TestServer again = TestServer.start(
                TestServer.Beans.class,
                "--osprey.data-dir=" + data,
                "--osprey.cors.allowed-origins=https://app.example",
                "--spring.threads.virtual.enabled=true");
        while (get(again, "/health/ready").statusCode() != 200) {
            Thread.sleep(20);
        }
        assertThat(post(again, "/vision/v2.0/analyze", keys.get(1)).statusCode())
                .isEqualTo(200);
        assertThat(post(again, "/vision/v2.0/analyze", renewed).statusCode()).isEqualTo(200);
        assertThat(post(again, "/vision/v2.0/analyze", keys.get(0)).statusCode())
                .isEqualTo(401);
        crossOrigin(again);
        again.close();
    }

    private static void notReady(TestServer server, String key) {
        assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
        HttpResponse<String> ready = get(server, "/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).isEqualTo("{\"status\":\"LOADING\"}");
        String message = "\"message\":\"The models are still loading. Please retry after 2 seconds.\"";

        HttpResponse<String> flat = post(server, "/vision/v2.0/analyze", key);
        assertThat(flat.body())
                .startsWith("{\"code\":\"ServiceUnavailable\",\"requestId\":\"")
                .endsWith("," + message + "}");
        HttpResponse<String> nested = post(server, "/vision/v3.2/analyze", key);
        assertThat(nested.body())
                .isEqualTo(
                        "{\"error\":{\"code\":\"ServiceUnavailable\",\"innererror\":{\"code\":\"ServiceUnavailable\","
                                + message + "}," + message + "}}");
        HttpResponse<String> envelope =
                post(server, "/computervision/imageanalysis:analyze?api-version=2023-10-01&features=tags", key);
        assertThat(envelope.body()).isEqualTo("{\"error\":{\"code\":\"ServiceUnavailable\"," + message + "}}");
        assertThat(envelope.headers().firstValue("x-ms-error-code")).contains("ServiceUnavailable");
        for (HttpResponse<String> response : List.of(flat, nested, envelope)) {
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).contains("2");
        }
    }

    private static void crossOrigin(TestServer server) {
        for (String origin : List.of("https://app.example", "https://other.example")) {
            HttpResponse<String> preflight = TestServer.send(server.call("/vision/v2.0/analyze")
                    .header("Origin", origin)
                    .header("Access-Control-Request-Method", "POST")
                    .header("Access-Control-Request-Headers", "ocp-apim-subscription-key,content-type")
                    .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
            boolean known = origin.equals("https://app.example");
            assertThat(preflight.statusCode()).isEqualTo(known ? 200 : 403);
            assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEqualTo(known ? Optional.of(origin) : Optional.empty());
        }
        refusesOtherOrigins(server);
    }

    /** Not documented: none but browsers meet it, and they don't show it to their pages. */
    private static void refusesOtherOrigins(TestServer server) {
        HttpRequest call = server.call("/vision/v2.0/models")
                .header("Origin", "https://other.example")
                .build();
        HttpResponse<String> response =
                assertDoesNotThrow(() -> HttpClient.newHttpClient().send(call, HttpResponse.BodyHandlers.ofString()));
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body())
                .isEqualTo(
                        "{\"error\":{\"code\":\"403\",\"message\": \"Cross-origin calls from this origin are not allowed\"}}");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.headers().firstValue("apim-request-id")).isPresent();
    }

    private static void keysAreNotKept(Path data, List<String> keys) throws Exception {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain(keys);
            }
        }
    }

    private static HttpResponse<String> get(TestServer server, String path) {
        return TestServer.send(server.call(path));
    }

    private static HttpResponse<String> post(TestServer server, String path, String key) {
        return TestServer.send(server.call(path)
                .header("Ocp-Apim-Subscription-Key", key)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(TestServer.PICTURE)));
    }

    /** As {@link TestServer.Beans}, with an engine that loads when told. */
    static class SlowBeans extends TestServer.Beans {
        @Bean
        @Primary
        @Override
        public EngineFactory testEngine(CustomModels customModels) {
            return () -> {
                LOAD.await();
                return new TestServer.FixedEngine(customModels);
            };
        }
    }
}
