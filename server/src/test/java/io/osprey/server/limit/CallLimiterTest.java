package io.osprey.server.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.osprey.server.Crowd;
import io.osprey.server.TestServer;
import io.osprey.server.account.Tier;
import io.osprey.server.account.UsageStore;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import io.osprey.server.problem.ProblemException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rates and quotas by themselves, with many callers at once. */
class CallLimiterTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private final TestServer.TurnableClock clock = new TestServer.TurnableClock();
    private final JdbcDataSource database = new JdbcDataSource();
    private UsageStore store;
    private UsageMeter usage;
    private CallLimiter limiter;

    @BeforeEach
    void database() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        JdbcClient client = JdbcClient.create(database);
        client.sql("create table resource_usage (resource_id bigint, period varchar(7), calls bigint,"
                        + " primary key (resource_id, period))")
                .update();
        store = new UsageStore(client);
        usage = new UsageMeter(store, false);
        clock.stop(Instant.parse("2026-11-30T23:59:58.500Z"));
        limiter = new CallLimiter(new LocalRates(clock), usage, clock, 2);
    }

    private static Tier tier(long rateCalls, Duration ratePeriod, long callsPerMonth) {
        return new Tier("T", "ComputerVision", rateCalls, ratePeriod, callsPerMonth, "", Set.of("vision"));
    }

    private long allowed(int calls, Tier tier) {
        return Crowd.ask(calls, i -> limiter.take(1, tier, "vision") instanceof Verdict.Allowed).stream()
                .filter(allowed -> allowed)
                .count();
    }

    @Test
    void manyCallersTakeExactlyTheRate() {
        Tier tier = tier(1000, Duration.ofMinutes(1), 0);
        assertThat(allowed(20_000, tier)).isEqualTo(1000);
        clock.turn(Duration.ofSeconds(59));
        assertThat(limiter.take(1, tier, "vision")).isEqualTo(new Verdict.TooFast(1));
        // Another resource has a rate of its own.
        assertThat(limiter.take(2, tier, "vision")).isInstanceOf(Verdict.Allowed.class);
        clock.turn(Duration.ofSeconds(60));
        assertThat(allowed(20_000, tier)).isEqualTo(1000);
    }

    @Test
    void manyCallersTakeExactlyTheQuota() {
        Tier tier = tier(0, Duration.ofSeconds(1), 1000);
        assertThat(allowed(20_000, tier)).isEqualTo(1000);
        usage.flush(NOVEMBER);
        assertThat(store.calls(1, NOVEMBER)).isEqualTo(1000);
        assertThat(limiter.take(1, tier, "vision")).isEqualTo(new Verdict.OutOfQuota(2));

        clock.turn(Duration.ofMillis(1500));
        assertThat(allowed(20_000, tier)).isEqualTo(1000);
        usage.flush(NOVEMBER.plusMonths(1));
        assertThat(store.months(1))
                .containsExactly(
                        new UsageStore.Usage(NOVEMBER.plusMonths(1), 1000), new UsageStore.Usage(NOVEMBER, 1000));
    }

    @Test
    void countsWhileCallsAreWrittenDown() {
        Tier tier = tier(0, Duration.ofSeconds(1), 0);
        Crowd.ask(4000, i -> {
            if (i % 50 == 0) {
                usage.flush(NOVEMBER);
            }
            return limiter.take(1, tier, "vision");
        });
        usage.flush(NOVEMBER);
        assertThat(store.calls(1, NOVEMBER)).isEqualTo(4000);
    }

    @Test
    void keepsWhatCannotBeWrittenDown() {
        Tier tier = tier(0, Duration.ofSeconds(1), 0);
        limiter.take(1, tier, "vision");
        rename("resource_usage", "hidden");
        assertThatThrownBy(() -> usage.flush(NOVEMBER)).isInstanceOf(RuntimeException.class);
        limiter.take(1, tier, "vision");
        rename("hidden", "resource_usage");
        usage.flush(NOVEMBER);
        assertThat(store.calls(1, NOVEMBER)).isEqualTo(2);
    }

    @Test
    void refusesWhatCannotBeCounted() {
        rename("resource_usage", "hidden");
        assertThatThrownBy(() -> limiter.take(1, tier(0, Duration.ofSeconds(1), 5), "vision"))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.problem())
                        .isEqualTo(new Problem(Kind.OVERLOADED, "2")));
    }

    private void rename(String from, String to) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter table " + from + " rename to " + to);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T23:59:59.999Z, 1",
        "2026-11-30T23:59:58.999Z, 2",
        "2026-12-01T00:00:00Z, 2678400",
        "2028-02-01T00:00:00Z, 2505600"
    })
    void theQuotaComesWithTheNextMonth(Instant now, long seconds) {
        assertThat(CallLimiter.secondsToNextMonth(now, YearMonth.from(now.atOffset(ZoneOffset.UTC))))
                .isEqualTo(seconds);
    }

    @Test
    void aClockThatGoesBackGivesNothing() {
        Tier tier = tier(2, Duration.ofMinutes(1), 0);
        assertThat(allowed(5, tier)).isEqualTo(2);
        clock.turn(Duration.ofMinutes(-10));
        assertThat(allowed(5, tier)).isZero();
    }
}
