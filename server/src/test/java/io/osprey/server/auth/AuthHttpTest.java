package io.osprey.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.server.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** auth-and-limits.md sections 1 to 3. */
class AuthHttpTest {
    private static final String PATH = "/vision/v2.0/analyze?visualFeatures=Brands";
    private static final String KEY_HEADER = "Ocp-Apim-Subscription-Key";

    private final TestServer server = TestServer.shared();
    private final TestServer.TurnableClock clock = server.context().getBean(TestServer.TurnableClock.class);

    @AfterEach
    void turnBack() {
        clock.turn(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/vision/v1.0/analyze",
                "/vision/v3.2/analyze",
                "/computervision/imageanalysis:analyze",
                "/Vision/V2.0/Analyze/"
            })
    void withoutKey(String path) {
        HttpResponse<String> response = TestServer.send(post(path));

        refused(response);
        String api = path.startsWith("/computervision") ? "computervision" : "vision";
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .contains("AzureApiManagementKey realm=\"http://localhost/" + api
                        + "\",name=\"Ocp-Apim-Subscription-Key\",type=\"header\"");
    }

    @Test
    void withKey() {
        assertThat(TestServer.send(post(PATH).header(KEY_HEADER, TestServer.KEY))
                        .statusCode())
                .isEqualTo(200);
        assertThat(TestServer.send(post(PATH).header("OCP-APIM-subscription-KEY", TestServer.KEY))
                        .statusCode())
                .isEqualTo(200);
        assertThat(TestServer.send(post(PATH + "&Subscription-Key=" + TestServer.KEY))
                        .statusCode())
                .isEqualTo(200);
    }

    /** As a client was recorded to send it. */
    @Test
    void withOneHeaderEmpty() {
        assertThat(TestServer.send(post(PATH).header(KEY_HEADER, TestServer.KEY).header(KEY_HEADER, ""))
                        .statusCode())
                .isEqualTo(200);
        assertThat(TestServer.send(post(PATH).header(KEY_HEADER, "").header(KEY_HEADER, TestServer.KEY))
                        .statusCode())
                .isEqualTo(200);
        refused(TestServer.send(post(PATH).header(KEY_HEADER, "wrong").header(KEY_HEADER, TestServer.KEY)));
    }

    @Test
    void withWrongKey() {
        refused(TestServer.send(post(PATH).header(KEY_HEADER, "f".repeat(32))));
        refused(TestServer.send(post(PATH).header(KEY_HEADER, "")));
        refused(TestServer.send(post(PATH + "&subscription-key=" + TestServer.KEY.toUpperCase())));
        // The header decides, though the query has a good key.
        refused(TestServer.send(
                post(PATH + "&subscription-key=" + TestServer.KEY).header(KEY_HEADER, "wrong")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sts/v1.0/issueToken", "/sts/v1.0/issuetoken/", "/STS/v1.0/IssueToken"})
    void withToken(String path) {
        HttpResponse<String> issued = issue(path);
        assertThat(issued.statusCode()).isEqualTo(200);
        assertThat(issued.headers().firstValue("Content-Type")).contains("application/jwt; charset=us-ascii");
        assertThat(issued.body()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

        HttpResponse<String> response = TestServer.send(post(PATH).header("Authorization", "Bearer " + issued.body()));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void tokensEndAfterTenMinutes() {
        String token = issue("/sts/v1.0/issueToken").body();

        clock.turn(Duration.ofMinutes(9));
        assertThat(TestServer.send(post(PATH).header("Authorization", "bearer " + token))
                        .statusCode())
                .isEqualTo(200);
        clock.turn(Duration.ofMinutes(11));
        refused(TestServer.send(post(PATH).header("Authorization", "Bearer " + token)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "Bearer a.b.c", "Bearer ", "Basic a2V5", "nonsense"})
    void withWrongToken(String authorization) {
        refused(TestServer.send(post(PATH).header("Authorization", authorization)));
    }

    @Test
    void noTokenWithoutKey() {
        refused(TestServer.send(server.call("/sts/v1.0/issueToken").POST(HttpRequest.BodyPublishers.noBody())));
    }

    private HttpResponse<String> issue(String path) {
        return TestServer.send(server.call(path)
                .header(KEY_HEADER, TestServer.KEY)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder post(String path) {
        return server.call(path)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(TestServer.PICTURE));
    }

    private static void refused(HttpResponse<String> response) {
        assertThat(response.body())
                .isEqualTo(
                        "{\"error\":{\"code\":\"401\",\"message\":\"Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.\"}}")
                .hasSize(224);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.headers().firstValue("apim-request-id")).isPresent();
    }
}
