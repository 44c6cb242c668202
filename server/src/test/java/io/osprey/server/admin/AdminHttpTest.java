package io.osprey.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.server.OspreyKeys;
import io.osprey.server.TestServer;
import io.osprey.server.account.KeyDesk;
import io.osprey.server.custom.ModelEntry;
import io.osprey.server.custom.ModelStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The admin endpoint (docs/keys.md). */
@ExtendWith(OutputCaptureExtension.class)
class AdminHttpTest {
    private static final String CONFIGURED = "configured-secret-configured-secret";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern KEY = Pattern.compile("\"(?:key1|key2|value)\":\"([0-9a-f]{32})\"");

    @TempDir
    private static Path data;

    private static TestServer server;
    private static AdminFile file;

    @BeforeAll
    static void start() {
        server = TestServer.start(
                TestServer.Beans.class,
                "--osprey.data-dir=" + data,
                "--osprey.keys=" + TestServer.KEY,
                "--osprey.admin.secret=" + CONFIGURED);
        server.context().getBean(TestServer.TurnableClock.class).stop(Instant.parse("2026-11-10T12:00:00Z"));
        file = AdminFile.read(data).orElseThrow();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private HttpRequest.Builder admin(String path, String secret) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + file.port() + path))
                .header("Authorization", "Bearer " + secret);
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return send(admin("/admin/v1/resources" + path, CONFIGURED)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    /** The admin endpoint isn't in the OpenAPI documents, which the test server's client checks answers by. */
    private static HttpResponse<String> send(HttpRequest.Builder call) {
        try {
            return CLIENT.send(call.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    @Test
    void listsTheJobsOfCustomModels() {
        ModelStore models = server.context().getBean(ModelStore.class);
        // Of a data set that is not there: it waits, or has already failed.
        ModelEntry.Order order = new ModelEntry.Order("Generic-Classifier", "none", 1, Optional.empty());
        for (int i = 0; i < 20; i++) {
            models.create(7, "m" + i, order);
        }
        HttpResponse<String> jobs = send(admin("/admin/v1/jobs", CONFIGURED));
        assertThat(jobs.statusCode()).isEqualTo(200);
        assertThat(jobs.body())
                .matches("\\{\"jobs\":\\[(\\{\"kind\":\"training\",\"resourceId\":7,\"name\":\"m\\d+\","
                        + "\"createdAt\":\"[^\"]+\"(,\"progress\":\"[^\"]*\")?},?)*]}");
        assertThat(send(admin("/admin/v1/jobs", "wrong")).statusCode()).isEqualTo(401);
        assertThat(TestServer.send(server.call("/admin/v1/jobs")).statusCode()).isEqualTo(404);
    }

    private int models(String key) {
        return TestServer.send(server.call("/vision/v3.2/models").header("Ocp-Apim-Subscription-Key", key))
                .statusCode();
    }

    @Test
    void makesRenewsAndEndsKeys(CapturedOutput output) throws Exception {
        HttpResponse<String> made = send("POST", "", "{\"name\":\"shop\",\"tier\":\"F0\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(made.body()).matches("\\{\"name\":\"shop\",\"key1\":\"[0-9a-f]{32}\",\"key2\":\"[0-9a-f]{32}\"}");
        List<String> keys = new ArrayList<>(keysIn(made.body()));
        assertThat(keys).allMatch(key -> models(key) == 200);

        HttpResponse<String> rotated = send("POST", "/shop/key2/rotate", "");
        assertThat(rotated.statusCode()).isEqualTo(200);
        assertThat(rotated.body()).matches("\\{\"name\":\"shop\",\"key\":\"key2\",\"value\":\"[0-9a-f]{32}\"}");
        keys.addAll(keysIn(rotated.body()));
        assertThat(keys).doesNotHaveDuplicates().map(this::models).containsExactly(200, 401, 200);

        assertThat(send("GET", "", "").body())
                .startsWith("{\"resources\":[{\"name\":\"settings\",\"tier\":\"UNLIMITED\",\"createdAt\":\"")
                .contains("Z\",\"keys\":[],\"month\":\"2026-11\",\"calls\":0}")
                .contains(
                        "{\"name\":\"shop\",\"tier\":\"F0\",\"createdAt\":\"2026-11-10T12:00:00Z\",\"keys\":[{\"name\":\"key1\",\"madeAt\":\"2026-11-10T12:00:00Z\"},{\"name\":\"key2\",\"madeAt\":\"2026-11-10T12:00:00Z\"}],\"month\":\"2026-11\",\"calls\":4,\"callsPerMonth\":5000}")
                .endsWith("}]}");
        assertThat(send("GET", "/shop/usage", "").body())
                .isEqualTo("{\"name\":\"shop\",\"months\":[{\"month\":\"2026-11\",\"calls\":4}]}");

        HttpResponse<String> tier = send("PUT", "/shop/tier", "{\"tier\":\"s1\"}");
        assertThat(tier.statusCode()).isEqualTo(200);
        assertThat(tier.body()).isEqualTo("{}");
        assertThat(send("GET", "", "").body()).contains("\"tier\":\"S1\"");

        assertThat(send("DELETE", "/shop/key1", "").statusCode()).isEqualTo(200);
        assertThat(keys).map(this::models).containsExactly(401, 401, 200);
        assertThat(send("DELETE", "/shop/keys", "").statusCode()).isEqualTo(200);
        assertThat(keys).map(this::models).containsExactly(401, 401, 401);

        keys.addAll(List.of(CONFIGURED, file.secret(), TestServer.KEY));
        assertThat(output.getAll()).contains("resource shop").doesNotContain(keys);
        try (var files = Files.walk(data)) {
            for (Path one : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(one, StandardCharsets.ISO_8859_1);
                assertThat(bytes).doesNotContain(keys.subList(0, 4));
                assertThat(bytes.contains(file.secret())).isEqualTo(one.endsWith("admin.json"));
            }
        }
    }

    private static List<String> keysIn(String body) {
        return KEY.matcher(body)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | '' | {\"name\":\"Shop\"} | 400 | Invalid | a name has 1 to 64 lower-case letters, digits and dashes, not first a dash",
                "POST | '' | not json | 400 | Invalid | a name has 1 to 64 lower-case letters, digits and dashes, not first a dash",
                "POST | '' | {\"name\":\"shop\",\"tier\":\"gold\"} | 400 | Invalid | there is no tier gold; there are F0, S1, UNLIMITED",
                "POST | '' | {\"name\":\"settings\"} | 400 | Invalid | keys of the resource settings and their tier are set by osprey.keys and osprey.keys-tier",
                "POST | '' | {\"name\":\"there\"} | 409 | Exists | there is a resource there already",
                "POST | /settings/key1/rotate | '' | 400 | Invalid | keys of the resource settings and their tier are set by osprey.keys and osprey.keys-tier",
                "POST | /nobody/key1/rotate | '' | 404 | NotFound | there is no resource nobody",
                "POST | /there/key3/rotate | '' | 404 | NotFound | keys are key1 and key2, not key3",
                "DELETE | /nobody/keys | '' | 404 | NotFound | there is no resource nobody",
                "DELETE | /there/key3 | '' | 404 | NotFound | keys are key1 and key2, not key3",
                "PUT | /nobody/tier | {\"tier\":\"F0\"} | 404 | NotFound | there is no resource nobody",
                "PUT | /there/tier | {} | 400 | Invalid | there is no tier ; there are F0, S1, UNLIMITED",
                "GET | /nobody/usage | '' | 404 | NotFound | there is no resource nobody"
            })
    void errors(String method, String path, String body, int status, String code, String message) {
        send("POST", "", "{\"name\":\"there\"}");
        HttpResponse<String> refused = send(method, path, body);

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body()).isEqualTo("{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}");
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
    }

    @Test
    void asksForItsSecret() {
        for (String secret : List.of("", "wrong", TestServer.KEY, CONFIGURED + "x")) {
            HttpResponse<String> refused = send(admin("/admin/v1/resources", secret));
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(refused.body())
                    .isEqualTo(
                            "{\"error\":{\"code\":\"Unauthorized\",\"message\":\"the admin secret is missing or wrong\"}}");
        }
        assertThat(send(admin("/admin/v1/resources", file.secret())).statusCode())
                .isEqualTo(200);
        HttpResponse<String> withKey =
                send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + file.port() + "/admin/v1/resources"))
                        .header("Ocp-Apim-Subscription-Key", TestServer.KEY));
        assertThat(withKey.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/v1/resources",
                "/ADMIN/v1/Resources/",
                "//admin//v1/resources",
                "/%61dmin/v1/resources",
                "/admin/v1/resources/shop/usage",
                "/x/../admin/v1/resources",
                "/admin;a=b/v1/resources"
            })
    void isNotOnThePublicPort(String path) {
        HttpResponse<String> answer = TestServer.send(server.call(path)
                .header("Authorization", "Bearer " + CONFIGURED)
                .header("Ocp-Apim-Subscription-Key", TestServer.KEY));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"error\":{\"code\":\"404\",\"message\": \"Resource not found\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/vision/v3.2/models", "/health/ready", "/sts/v1.0/issueToken", "/nothing"})
    void nothingElseIsOnItsPort(String path) {
        HttpRequest.Builder call = admin(path, CONFIGURED).header("Ocp-Apim-Subscription-Key", TestServer.KEY);
        HttpResponse<String> answer = send(path.startsWith("/sts") ? call.POST(BodyPublishers.noBody()) : call);
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void isForThisMachineAndThisUser() throws Exception {
        assertThat(server.context()
                        .getBean(AdminPort.class)
                        .connector()
                        .getProperty("address")
                        .toString())
                .isEqualTo("/127.0.0.1");
        Path written = data.resolve("admin.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(written)).contains(file.secret()).doesNotContain(CONFIGURED);
    }

    @Test
    void itsFileGoesWithTheServer(@TempDir Path other) throws Exception {
        TestServer brief = TestServer.start(
                TestServer.Beans.class, "--osprey.data-dir=" + other, "--osprey.keys=" + TestServer.KEY);
        AdminFile running = AdminFile.read(other).orElseThrow();
        assertThat(RunningServerDesk.in(other)).isPresent();
        brief.close();
        assertThat(other.resolve("admin.json")).doesNotExist();

        // One that was killed leaves it: then the database is opened itself.
        running.write(other);
        assertThat(RunningServerDesk.in(other)).isEmpty();
        OspreyKeys.use(
                desk -> {
                    desk.create("shop", "F0");
                    assertThat(desk.list()).extracting(KeyDesk.Entry::name).containsExactly("settings", "shop");
                },
                "--osprey.data-dir=" + other);
    }

    @Test
    void aFileOfAnotherServerStays(@TempDir Path other) {
        AdminFile one = new AdminFile(1, "one");
        one.write(other);
        new AdminFile(1, "another").remove(other);
        assertThat(AdminFile.read(other)).contains(one);
        one.remove(other);
        assertThat(AdminFile.read(other)).isEmpty();
    }

    @Test
    void canBeOff(@TempDir Path other) {
        TestServer without = TestServer.start(
                TestServer.Beans.class,
                "--osprey.data-dir=" + other,
                "--osprey.keys=" + TestServer.KEY,
                "--osprey.admin.enabled=false");
        try {
            assertThat(AdminFile.read(other)).isEqualTo(Optional.empty());
            assertThat(TestServer.send(
                                    without.call("/admin/v1/resources").header("Authorization", "Bearer " + CONFIGURED))
                            .statusCode())
                    .isEqualTo(404);
        } finally {
            without.close();
        }
    }
}
