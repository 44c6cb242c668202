package io.osprey.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.osprey.server.account.KeyDesk;
import io.osprey.server.account.KeySlot;
import io.osprey.server.account.NewKeys;
import io.osprey.server.account.ResourceStore;
import io.osprey.server.account.UsageStore;
import io.osprey.server.auth.ApiKeys;
import io.osprey.server.limit.CallLimiter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two servers on one PostgreSQL database: keys and limits are theirs together. */
class SharedDatabaseTest {
    private static final Instant NOW = Instant.parse("2026-11-10T12:00:00Z");
    private static final Pattern PRINTED = Pattern.compile("key[12]  [0-9a-f]{32}");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static Optional<PostgresCluster> cluster = Optional.empty();
    private static String printed;
    private static TestServer one;
    private static TestServer other;

    @BeforeAll
    static void start() {
        cluster = PostgresCluster.start("two servers on one database");
        assumeTrue(cluster.isPresent(), "PostgreSQL is missing");
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(console, true, StandardCharsets.UTF_8));
        try {
            one = server();
            other = server();
        } finally {
            System.setOut(before);
        }
        printed = console.toString(StandardCharsets.UTF_8);
    }

    private static TestServer server() {
        return TestServer.start(
                TestServer.Beans.class,
                settings("--osprey.tiers.FIFTY.calls-per-month=50", "--osprey.tiers.FAST.rate-calls=100000"));
    }

    private static String[] settings(String... more) {
        List<String> settings = new ArrayList<>(List.of(more));
        settings.add("--osprey.database.url=" + cluster.orElseThrow().url());
        return settings.toArray(String[]::new);
    }

    @AfterAll
    static void stop() {
        if (one != null) {
            one.close();
        }
        if (other != null) {
            other.close();
        }
        cluster.ifPresent(PostgresCluster::close);
    }

    @BeforeEach
    void stopTheClocks() {
        turn(Duration.ZERO);
    }

    private static void turn(Duration ahead) {
        for (TestServer server : List.of(one, other)) {
            TestServer.TurnableClock clock = server.context().getBean(TestServer.TurnableClock.class);
            clock.stop(NOW);
            clock.turn(ahead);
        }
    }

    private static KeyDesk desk(TestServer server) {
        return server.context().getBean(KeyDesk.class);
    }

    private static HttpResponse<String> models(TestServer server, String key) {
        return TestServer.send(server.call("/vision/v3.2/models").header("Ocp-Apim-Subscription-Key", key));
    }

    /** Made on the one server; the other reads it again, as it does each second. */
    private static NewKeys resource(String tier) {
        NewKeys made = desk(one).create("r" + NUMBER.incrementAndGet(), tier);
        readAgain(other);
        return made;
    }

    private static void readAgain(TestServer server) {
        server.context().getBean(ApiKeys.class).reloadIfChanged();
    }

    /** Calls both servers at the same time. */
    private static List<Integer> statuses(int calls, String key) {
        return Crowd.ask(calls, i -> models(i % 2 == 0 ? one : other, key).statusCode());
    }

    @Test
    void theFirstKeysAreMadeOnce() {
        assertThat(PRINTED.matcher(printed).results()).hasSize(2);
        assertThat(desk(other).list()).extracting(KeyDesk.Entry::name).contains("default");
    }

    @Test
    void shareOneRate() {
        NewKeys keys = resource("F0");
        List<Integer> statuses = statuses(100, keys.key1());
        assertThat(statuses).containsOnly(200, 429);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(20);

        turn(Duration.ofSeconds(34));
        for (TestServer server : List.of(one, other)) {
            HttpResponse<String> refused = models(server, keys.key2());
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("26");
        }
        turn(Duration.ofSeconds(60));
        statuses = statuses(100, keys.key1());
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(20);
        assertThat(desk(one).usage(keys.name())).containsExactly(new KeyDesk.MonthEntry("2026-11", 40));
    }

    @Test
    void shareOneQuota() {
        NewKeys keys = resource("FIFTY");
        List<Integer> statuses = statuses(150, keys.key1());
        assertThat(statuses).containsOnly(200, 403);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(50);
        assertThat(desk(other).usage(keys.name())).containsExactly(new KeyDesk.MonthEntry("2026-11", 50));

        turn(Duration.ofDays(21));
        statuses = statuses(150, keys.key1());
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(50);
    }

    @Test
    void countTogetherWhatIsUnlimited() {
        NewKeys keys = resource("UNLIMITED");
        assertThat(statuses(60, keys.key1())).containsOnly(200);
        assertThat(desk(one).usage(keys.name())).isNotEmpty();
        assertThat(desk(other).usage(keys.name())).containsExactly(new KeyDesk.MonthEntry("2026-11", 60));
    }

    @Test
    void shareKeys() {
        NewKeys keys = resource("UNLIMITED");
        assertThat(models(other, keys.key1()).statusCode()).isEqualTo(200);

        String again = desk(other).rotate(keys.name(), KeySlot.KEY1);
        assertThat(models(other, keys.key1()).statusCode()).isEqualTo(401);
        readAgain(one);
        assertThat(models(one, keys.key1()).statusCode()).isEqualTo(401);
        assertThat(models(one, again).statusCode()).isEqualTo(200);

        // As the command does, while both servers run.
        OspreyKeys.use(desk -> desk.revoke(keys.name(), EnumSet.allOf(KeySlot.class)), settings());
        for (TestServer server : List.of(one, other)) {
            readAgain(server);
            assertThat(models(server, again).statusCode()).isEqualTo(401);
            assertThat(models(server, keys.key2()).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void changesOfOthersAreReadWithoutBeingAsked() throws InterruptedException {
        NewKeys keys = desk(one).create("r" + NUMBER.incrementAndGet(), "UNLIMITED");
        for (int tries = 0; models(other, keys.key1()).statusCode() != 200; tries++) {
            assertThat(tries).isLessThan(200);
            Thread.sleep(50);
        }
    }

    @Test
    void twoServersMayMakeTheSameResource() {
        String name = "r" + NUMBER.incrementAndGet();
        List<NewKeys> made = Crowd.ask(16, i -> (i % 2 == 0 ? one : other)
                        .context()
                        .getBean(ResourceStore.class)
                        .create(name, "F0"))
                .stream()
                .flatMap(Optional::stream)
                .toList();
        assertThat(made).hasSize(1);
    }

    @Test
    void aNewServerFindsWhatWasUsed() {
        NewKeys keys = resource("FIFTY");
        statuses(30, keys.key1());
        TestServer third = server();
        third.context().getBean(TestServer.TurnableClock.class).stop(NOW);
        try {
            long good = IntStream.range(0, 40)
                    .filter(i -> models(third, keys.key2()).statusCode() == 200)
                    .count();
            assertThat(good).isEqualTo(20);
        } finally {
            third.close();
        }
    }

    @Test
    void oldRatesAreRemoved() {
        NewKeys keys = resource("S1");
        models(one, keys.key1());
        JdbcClient database = one.context().getBean(JdbcClient.class);
        String rows = "select count(*) from rate_bucket";
        assertThat(database.sql(rows).query(Long.class).single()).isPositive();
        database.sql("update rate_bucket set expires_at = 1").update();
        one.context().getBean(CallLimiter.class).removeExpired();
        assertThat(database.sql(rows).query(Long.class).single()).isZero();
        assertThat(models(one, keys.key1()).statusCode()).isEqualTo(200);
    }

    @Test
    void ratesMayBeRemovedWhileCallsCome() {
        NewKeys keys = resource("FAST");
        JdbcClient database = one.context().getBean(JdbcClient.class);
        List<Integer> statuses = Crowd.ask(400, i -> {
            if (i % 8 == 0) {
                database.sql("delete from rate_bucket").update();
            }
            return models(i % 2 == 0 ? one : other, keys.key1()).statusCode();
        });
        assertThat(statuses).containsOnly(200);
        assertThat(desk(one).usage(keys.name())).isNotEmpty();
        assertThat(desk(other).usage(keys.name())).containsExactly(new KeyDesk.MonthEntry("2026-11", 400));
    }

    /** Without the database, known keys without limits work on; calls that can't be counted are refused. */
    @Test
    void theDatabaseMayBeAway() {
        NewKeys unlimited = resource("UNLIMITED");
        NewKeys rated = resource("S1");
        NewKeys counted = resource("FIFTY");
        cluster.orElseThrow().stop();
        try {
            assertThat(models(one, unlimited.key1()).statusCode()).isEqualTo(200);
            for (NewKeys keys : List.of(rated, counted)) {
                HttpResponse<String> refused = models(one, keys.key1());
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Retry-After")).contains("2");
            }
        } finally {
            cluster.orElseThrow().start();
        }
        assertThat(statusOnceItIsBack(rated)).isEqualTo(200);
        assertThat(statusOnceItIsBack(counted)).isEqualTo(200);
        assertThat(desk(one).usage(unlimited.name())).containsExactly(new KeyDesk.MonthEntry("2026-11", 1));
    }

    /** A pool notices by trying that the database is back, so the first calls may still be asked to come again. */
    private static int statusOnceItIsBack(NewKeys keys) {
        int status = 503;
        for (int asked = 0; status == 503 && asked < 20; asked++) {
            LockSupport.parkNanos(Duration.ofMillis(asked * 50L).toNanos());
            status = models(one, keys.key1()).statusCode();
        }
        return status;
    }

    @Test
    void aQuotaIsCountedInOneStatement() {
        NewKeys keys = resource("FIFTY");
        long id = one.context()
                .getBean(ResourceStore.class)
                .named(keys.name())
                .orElseThrow()
                .id();
        UsageStore store = one.context().getBean(UsageStore.class);
        YearMonth month = YearMonth.of(2026, 1);
        assertThat(Crowd.ask(400, i -> store.take(id, month, 123)).stream().filter(taken -> taken))
                .hasSize(123);
        assertThat(store.calls(id, month)).isEqualTo(123);
    }
}
