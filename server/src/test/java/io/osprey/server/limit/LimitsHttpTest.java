package io.osprey.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.server.Crowd;
import io.osprey.server.TestServer;
import io.osprey.server.account.KeyDesk;
import io.osprey.server.account.KeySlot;
import io.osprey.server.account.NewKeys;
import io.osprey.server.account.ResourceStore;
import io.osprey.server.account.UsageStore;
import io.osprey.server.auth.ApiKeys;
import io.osprey.server.http.OperationName;
import io.osprey.server.http.WithoutKey;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** auth-and-limits.md sections 3, 4, 6 and 7, on a clock that stands still until it is turned. */
class LimitsHttpTest {
    private static final Instant NOW = Instant.parse("2026-11-10T12:00:00Z");
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final String MODELS = "/vision/v3.2/models";
    private static final String UNAUTHORIZED =
            "{\"error\":{\"code\":\"401\",\"message\":\"Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.\"}}";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static TestServer server;
    private static TestServer.TurnableClock clock;
    private static KeyDesk desk;

    @BeforeAll
    static void start() {
        server = TestServer.start(
                TestServer.Beans.class,
                "--osprey.region=East US",
                "--osprey.tiers.ONCE.rate-calls=1",
                "--osprey.tiers.ONCE.rate-period=1h",
                "--osprey.tiers.THREE.calls-per-month=3",
                "--osprey.tiers.S0.product=OpenAI",
                "--osprey.tiers.S0.apis=vision");
        clock = server.context().getBean(TestServer.TurnableClock.class);
        desk = server.context().getBean(KeyDesk.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void stopTheClock() {
        clock.stop(NOW);
    }

    @AfterEach
    void turnBack() {
        clock.turn(Duration.ZERO);
    }

    private static NewKeys resource(String tier) {
        return desk.create("r" + NUMBER.incrementAndGet(), tier);
    }

    private static HttpResponse<String> get(String path, String key) {
        return TestServer.send(server.call(path).header("Ocp-Apim-Subscription-Key", key));
    }

    private static HttpResponse<String> call(String method, String path, String key) {
        return TestServer.send(server.call(path)
                .header("Ocp-Apim-Subscription-Key", key)
                .header("Content-Type", "application/octet-stream")
                .method(method, BodyPublishers.ofByteArray(TestServer.PICTURE)));
    }

    private static void isGateways(HttpResponse<String> response, int status, String body) {
        assertThat(response.body()).isEqualTo(body);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.headers().firstValue("apim-request-id").orElseThrow())
                .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(response.headers().firstValue("Content-Length")).contains(Integer.toString(body.length()));
    }

    @Test
    void twentyCallsAMinuteInF0() {
        NewKeys keys = resource("F0");
        for (int i = 0; i < 20; i++) {
            // Both keys draw on one rate.
            assertThat(get(MODELS, i % 2 == 0 ? keys.key1() : keys.key2()).statusCode())
                    .isEqualTo(200);
        }
        clock.turn(Duration.ofSeconds(34));
        HttpResponse<String> refused = get(MODELS, keys.key1());
        isGateways(
                refused,
                429,
                "{\"error\":{\"code\":\"429\",\"message\": \"Requests to the List Domain Specific Models Operation under Computer Vision API (v3.2) have exceeded call rate limit of your current ComputerVision F0 pricing tier. Please retry after 26 seconds. To increase your rate limit switch to a paid tier.\"}}");
        assertThat(refused.headers().firstValue("Retry-After")).contains("26");
        assertThat(refused.headers().firstValue("x-ms-error-code")).isEmpty();

        clock.turn(Duration.ofMillis(59_001));
        assertThat(get(MODELS, keys.key2()).headers().firstValue("Retry-After")).contains("1");
        clock.turn(Duration.ofSeconds(60));
        for (int i = 0; i < 20; i++) {
            assertThat(get(MODELS, keys.key2()).statusCode()).isEqualTo(200);
        }
        assertThat(get(MODELS, keys.key2()).statusCode()).isEqualTo(429);
    }

    @Test
    void tenCallsASecondInS1() {
        NewKeys keys = resource("S1");
        for (int i = 0; i < 10; i++) {
            assertThat(get(MODELS, keys.key1()).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = get(MODELS, keys.key1());
        isGateways(
                refused,
                429,
                "{\"error\":{\"code\":\"429\",\"message\": \"Requests to the List Domain Specific Models Operation under Computer Vision API (v3.2) have exceeded call rate limit of your current ComputerVision S1 pricing tier. Please retry after 1 seconds. Please contact Azure support service if you would like to further increase the default rate limit.\"}}");
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        clock.turn(Duration.ofSeconds(1));
        assertThat(get(MODELS, keys.key1()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /vision/v1.0/analyze, Analyze Image, API (v1.0)",
        "POST, /Vision/V2.0/Analyze, Analyze Image, API (v2.0)",
        "POST, /vision/v2.1/describe, Describe Image, API (v2.1)",
        "POST, /vision/v3.0/tag, Tag Image, API (v3.0)",
        "POST, /vision/v3.1/detect, Detect Objects, API (v3.1)",
        "GET, /vision/v3.2/models, List Domain Specific Models, API (v3.2)",
        "POST, /vision/v3.2/models/landmarks/analyze, Recognize Domain Specific Content, API (v3.2)",
        "POST, /vision/v3.2/generateThumbnail, Get Thumbnail, API (v3.2)",
        "POST, /vision/v3.2/areaOfInterest, Get Area of Interest, API (v3.2)",
        "POST, /computervision/imageanalysis:analyze?api-version=2023-10-01, Analyze, APIs (2023-10-01)",
        "POST, /computervision/imageanalysis:analyze?api-version=2023-02-01-preview, Analyze, APIs (2023-02-01-preview)",
        "POST, /computervision/imageanalysis:analyze?api-version=%22%7D, Analyze, APIs",
        "POST, /computervision/imageanalysis:analyze, Analyze, APIs"
    })
    void namesWhatIsCalledTooOften(String method, String path, String operation, String api) {
        String key = resource("ONCE").key1();
        get(MODELS, key);

        isGateways(
                call(method, path, key),
                429,
                "{\"error\":{\"code\":\"429\",\"message\": \"Requests to the " + operation
                        + " Operation under Computer Vision " + api
                        + " have exceeded call rate limit of your current ComputerVision ONCE pricing tier. Please retry after 3600 seconds.\"}}");
    }

    @Test
    void everyOperationHasAName() {
        assertThat(server.context()
                        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                        .getHandlerMethods()
                        .values())
                .hasSizeGreaterThan(10)
                .allMatch((HandlerMethod method) -> method.getBeanType().isAnnotationPresent(WithoutKey.class)
                        || method.hasMethodAnnotation(OperationName.class));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /vision/v1.0/models",
        "POST, /vision/v3.2/analyze",
        "POST, /computervision/imageanalysis:analyze?api-version=2023-10-01&features=tags"
    })
    void fiveThousandCallsAMonthInF0(String method, String path) {
        NewKeys keys = resource("F0");
        long id = server.context()
                .getBean(ResourceStore.class)
                .named(keys.name())
                .orElseThrow()
                .id();
        server.context().getBean(UsageStore.class).add(id, NOVEMBER, 4999);

        assertThat(call(method, path, keys.key1()).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = call(method, path, keys.key2());
        isGateways(
                refused,
                403,
                "{\"error\":{\"code\":\"403\",\"message\":\"Out of call volume quota for ComputerVision F0 pricing tier. Please retry after 21 days.\"}}");
        // 20 days and 12 hours.
        assertThat(refused.headers().firstValue("Retry-After")).contains("1771200");
        assertThat(refused.headers().firstValue("x-ms-region")).contains("East US");
        assertThat(desk.usage(keys.name())).containsExactly(new KeyDesk.MonthEntry("2026-11", 5000));

        clock.turn(Duration.ofDays(21));
        assertThat(call(method, path, keys.key1()).statusCode()).isEqualTo(200);
        assertThat(desk.usage(keys.name()))
                .containsExactly(new KeyDesk.MonthEntry("2026-12", 1), new KeyDesk.MonthEntry("2026-11", 5000));
    }

    @Test
    void whatIsRefusedDoesNotCount() {
        NewKeys keys = resource("F0");
        for (int i = 0; i < 25; i++) {
            get(MODELS, keys.key1());
        }
        get("/vision/v3.2/nothing", keys.key1());
        get("/vision/v3.2/analyze", keys.key1());
        assertThat(desk.usage(keys.name())).containsExactly(new KeyDesk.MonthEntry("2026-11", 20));
    }

    @Test
    void whatIsAnsweredWithAnErrorCounts() {
        NewKeys keys = resource("THREE");
        assertThat(call("POST", "/vision/v3.2/analyze?visualFeatures=Nonsense", keys.key1())
                        .statusCode())
                .isEqualTo(400);
        assertThat(desk.usage(keys.name())).containsExactly(new KeyDesk.MonthEntry("2026-11", 1));
    }

    @Test
    void tokensDrawOnTheSameAccount() {
        NewKeys keys = resource("THREE");
        String token = token(keys.key1());
        for (int i = 0; i < 3; i++) {
            assertThat(withToken(token)).isEqualTo(200);
        }
        assertThat(withToken(token)).isEqualTo(403);
        // To issue one is no call of the API.
        assertThat(token(keys.key2())).isNotEmpty();
    }

    @Test
    void tierWithoutTheApi() {
        NewKeys keys = resource("S0");
        assertThat(get(MODELS, keys.key1()).statusCode()).isEqualTo(200);

        HttpResponse<String> refused =
                call("POST", "/computervision/imageanalysis:analyze?api-version=2023-10-01&features=tags", keys.key1());
        isGateways(
                refused,
                401,
                "{\"error\":{\"code\":\"401\",\"message\": \"The Analyze Operation under Computer Vision APIs (2023-10-01) is not supported with the current subscription key and pricing tier OpenAI.S0.\"}}");
        assertThat(refused.body()).hasSize(178);
        assertThat(call("POST", "/computer%76ision/imageanalysis:analyze?api-version=2023-10-01", keys.key1())
                        .statusCode())
                .isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .contains(
                        "AzureApiManagementKey realm=\"http://localhost/computervision\",name=\"Ocp-Apim-Subscription-Key\",type=\"header\"");
    }

    @Test
    void tierThatTheSettingsNoLongerHave() {
        NewKeys keys = resource("F0");
        server.context().getBean(ResourceStore.class).setTier(keys.name(), "GONE");
        server.context().getBean(ApiKeys.class).reload();

        isGateways(
                get(MODELS, keys.key1()),
                401,
                "{\"error\":{\"code\":\"401\",\"message\": \"The List Domain Specific Models Operation under Computer Vision API (v3.2) is not supported with the current subscription key and pricing tier ComputerVision.GONE.\"}}");
    }

    @Test
    void aNewTierCountsAtOnce() {
        NewKeys keys = resource("ONCE");
        get(MODELS, keys.key1());
        assertThat(get(MODELS, keys.key1()).statusCode()).isEqualTo(429);
        desk.setTier(keys.name(), "unlimited");
        for (int i = 0; i < 30; i++) {
            assertThat(get(MODELS, keys.key1()).statusCode()).isEqualTo(200);
        }
        desk.setTier(keys.name(), "THREE");
        assertThat(get(MODELS, keys.key1()).statusCode()).isEqualTo(403);
    }

    @Test
    void oneKeyIsMadeAnewWhileTheOtherWorks() {
        NewKeys keys = resource("UNLIMITED");
        String token1 = token(keys.key1());
        String token2 = token(keys.key2());
        clock.turn(Duration.ofMillis(1));
        String again = desk.rotate(keys.name(), KeySlot.KEY1);

        isGateways(get(MODELS, keys.key1()), 401, UNAUTHORIZED);
        assertThat(get(MODELS, keys.key2()).statusCode()).isEqualTo(200);
        assertThat(get(MODELS, again).statusCode()).isEqualTo(200);
        assertThat(withToken(token1)).isEqualTo(401);
        assertThat(withToken(token2)).isEqualTo(200);
    }

    @Test
    void revokedKeys() {
        NewKeys keys = resource("UNLIMITED");
        String token2 = token(keys.key2());
        desk.revoke(keys.name(), EnumSet.of(KeySlot.KEY2));
        isGateways(get(MODELS, keys.key2()), 401, UNAUTHORIZED);
        assertThat(withToken(token2)).isEqualTo(401);
        assertThat(get(MODELS, keys.key1()).statusCode()).isEqualTo(200);

        desk.revoke(keys.name(), EnumSet.allOf(KeySlot.class));
        isGateways(get(MODELS, keys.key1()), 401, UNAUTHORIZED);
        assertThat(get(MODELS, desk.rotate(keys.name(), KeySlot.KEY2)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void callsAtTheSameTimeNeverExceedTheRate() {
        NewKeys keys = resource("F0");
        List<Integer> statuses = Crowd.ask(120, i -> get(MODELS, keys.key1()).statusCode());
        assertThat(statuses).containsOnly(200, 429);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(20);
        assertThat(desk.usage(keys.name())).containsExactly(new KeyDesk.MonthEntry("2026-11", 20));
    }

    @Test
    void callsAtTheSameTimeNeverExceedTheQuota() {
        NewKeys keys = resource("THREE");
        List<Integer> statuses = Crowd.ask(60, i -> get(MODELS, keys.key1()).statusCode());
        assertThat(statuses).containsOnly(200, 403);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(3);
    }

    @Test
    void aRestartKeepsUsage(@TempDir Path data) {
        String[] settings = {
            "--osprey.data-dir=" + data,
            "--osprey.tiers.THREE.calls-per-month=3",
            "--osprey.keys=" + TestServer.KEY,
            "--osprey.keys-tier=three"
        };
        for (int start = 0; start < 2; start++) {
            TestServer short1 = TestServer.start(TestServer.Beans.class, settings);
            short1.context().getBean(TestServer.TurnableClock.class).stop(NOW);
            int good = start == 0 ? 2 : 1;
            for (int i = 0; i < good; i++) {
                assertThat(modelsOf(short1)).isEqualTo(200);
            }
            if (start == 1) {
                assertThat(modelsOf(short1)).isEqualTo(403);
                assertThat(short1.context().getBean(KeyDesk.class).list())
                        .singleElement()
                        .satisfies(settingsKeys -> {
                            assertThat(settingsKeys.name()).isEqualTo("settings");
                            assertThat(settingsKeys.tier()).isEqualTo("THREE");
                            assertThat(settingsKeys.calls()).isEqualTo(3);
                            assertThat(settingsKeys.callsPerMonth()).isEqualTo(3);
                        });
            }
            short1.close();
        }
    }

    private static int modelsOf(TestServer one) {
        return TestServer.send(one.call(MODELS).header("Ocp-Apim-Subscription-Key", TestServer.KEY))
                .statusCode();
    }

    private static String token(String key) {
        return TestServer.send(server.call("/sts/v1.0/issueToken")
                        .header("Ocp-Apim-Subscription-Key", key)
                        .POST(HttpRequest.BodyPublishers.noBody()))
                .body();
    }

    private static int withToken(String token) {
        return TestServer.send(server.call(MODELS).header("Authorization", "Bearer " + token))
                .statusCode();
    }
}
