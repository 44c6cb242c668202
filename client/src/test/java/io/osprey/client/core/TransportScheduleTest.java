package io.osprey.client.core;

import static io.osprey.client.core.ScriptedExchanger.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.osprey.client.resilience.Resilience4jBreaker;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When attempts are made, by a clock that the test turns: nothing sleeps. */
class TransportScheduleTest {
    private static final URI ADDRESS = URI.create("http://localhost/x");
    private static final Call QUESTION = Call.post(ADDRESS, Upload.json(Map.of("url", "http://example.com/a.jpg")));

    private final ManualTime time = new ManualTime();
    private final ScriptedExchanger exchanger = new ScriptedExchanger(time);
    private double random;

    @Test
    void waitsDoubleAndAreBoundedByTheLongest() {
        RetryPolicy policy =
                new RetryPolicy(5, Duration.ofMillis(800), Duration.ofSeconds(5), Duration.ofMinutes(1), 0.2);
        exchanger.then(answer(500), answer(502), answer(408), answer(500), answer(500), answer(200));
        CompletableFuture<Answer> result = send(options().retry(policy), QUESTION);

        time.advance(Duration.ofMinutes(1));

        // 0.8, 1.6, 3.2, then 6.4 and 12.8 cut to 5: attempts at 0, 0.8, 2.4, 5.6, 10.6 and 15.6 seconds
        assertThat(millis()).containsExactly(0L, 800L, 2400L, 5600L, 10600L, 15600L);
        assertThat(result.join().status()).isEqualTo(200);
        assertThat(exchanger.attempts)
                .extracting(ScriptedExchanger.Attempt::requestId)
                .containsOnly(exchanger.attempts.get(0).requestId());
        assertThat(time.waiting()).isZero();
    }

    @Test
    void jitterShortensWaits() {
        random = 0.5;
        exchanger.then(answer(500), answer(200));
        send(
                options().retry(new RetryPolicy(1, Duration.ofSeconds(1), Duration.ofSeconds(9), Duration.ZERO, 0.4)),
                QUESTION);
        // 1 s less 0.4 x 0.5 of it
        assertThat(time.untilNext()).isEqualTo(Duration.ofMillis(800));
    }

    @Test
    void retryAfterInSecondsTakesTheWaitsPlace() {
        exchanger.then(answer(429, "Retry-After: 26"), answer(200));
        send(options(), QUESTION);
        time.advance(Duration.ofSeconds(25));
        assertThat(exchanger.attempts).hasSize(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(exchanger.attempts).hasSize(2);
    }

    @Test
    void retryAfterAsADateTakesTheWaitsPlace() {
        exchanger.then(answer(503, "Retry-After: Sat, 21 Nov 2026 12:00:30 GMT"), answer(200));
        send(options(), QUESTION);
        assertThat(time.untilNext()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void retryAfterOfDaysEndsTheCallAtOnce() {
        exchanger.then(answer(429, "Retry-After: 1814400"));
        OspreyException failure = failure(send(options(), QUESTION));
        assertThat(failure.reason()).isEqualTo(FailureReason.TOO_MANY_REQUESTS);
        assertThat(failure.retryAfter()).contains(Duration.ofDays(21));
        assertThat(time.waiting()).isZero();
    }

    @Test
    void gaveUpAfterTheLastRepetition() {
        exchanger.then(answer(429), answer(429), answer(429), answer(429));
        CompletableFuture<Answer> result = send(options(), QUESTION);
        time.advance(Duration.ofMinutes(1));
        assertThat(failure(result).reason()).isEqualTo(FailureReason.TOO_MANY_REQUESTS);
        assertThat(exchanger.attempts).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 403, 404, 409, 412, 415, 501, 505})
    void otherAnswersAreNotAskedForAgain(int status) {
        exchanger.then(answer(status));
        assertThat(failure(send(options(), QUESTION)).status()).isEqualTo(status);
        assertThat(exchanger.attempts).hasSize(1);
    }

    @Test
    void anAttemptThatHangsIsEndedAndRepeated() {
        exchanger.then("hang", answer(200));
        CompletableFuture<Answer> result = send(options().attemptTimeout(Duration.ofSeconds(10)), QUESTION);
        time.advance(Duration.ofSeconds(9));
        assertThat(exchanger.pending.get(0)).isNotDone();
        time.advance(Duration.ofSeconds(1));
        assertThat(exchanger.pending.get(0)).isCompletedExceptionally();
        time.advance(Duration.ofSeconds(1));
        assertThat(result.join().status()).isEqualTo(200);
    }

    @Test
    void noCallTakesLongerThanItsTimeout() {
        exchanger.then("hang", "hang", "hang", "hang");
        CompletableFuture<Answer> result =
                send(options().attemptTimeout(Duration.ofSeconds(10)).timeout(Duration.ofSeconds(25)), QUESTION);
        time.advance(Duration.ofMillis(24_999));
        assertThat(result).isNotDone();
        time.advance(Duration.ofMillis(1));
        assertThat(failure(result).reason()).isEqualTo(FailureReason.TIMEOUT);
        // 10 s, wait 0.8, 10 s, wait 1.6, and 2.6 s of the third
        assertThat(millis()).containsExactly(0L, 10_800L, 22_400L);
    }

    @Test
    void aWaitThatWouldPassTheTimeoutIsNotBegun() {
        exchanger.then(answer(503, "Retry-After: 30"));
        CompletableFuture<Answer> result = send(options().timeout(Duration.ofSeconds(20)), QUESTION);
        assertThat(failure(result).reason()).isEqualTo(FailureReason.UNAVAILABLE);
    }

    @Test
    void brokenConnectionsAreRepeatedForQuestionsOnly() {
        exchanger.then(new IOException("cut"), answer(200));
        CompletableFuture<Answer> question = send(options(), QUESTION);
        time.advance(Duration.ofSeconds(1));
        assertThat(question.join().status()).isEqualTo(200);

        exchanger.then(new IOException("cut"));
        CompletableFuture<Answer> change = send(options(), Call.change("PUT", ADDRESS, Upload.json(Map.of())));
        assertThat(failure(change).reason()).isEqualTo(FailureReason.CONNECTION);
    }

    @Test
    void aStreamThatCanBeReadOnceIsSentOnce() {
        exchanger.then(answer(503));
        Upload once =
                Picture.stream(new java.io.ByteArrayInputStream(new byte[1])).upload(10);
        assertThat(failure(send(options(), Call.post(ADDRESS, once))).reason()).isEqualTo(FailureReason.UNAVAILABLE);
    }

    @Test
    void eachAttemptAsksForTheCredential() {
        exchanger.then(answer(500), answer(200));
        AtomicReference<Credential> current = new AtomicReference<>(Credential.key("secret-one"));
        CompletableFuture<Answer> result = transport(options()).send(QUESTION, current::get);
        current.set(Credential.token("secret-two"));
        time.advance(Duration.ofSeconds(1));
        assertThat(result).isCompleted();
        assertThat(exchanger.attempts)
                .extracting(ScriptedExchanger.Attempt::credential)
                .containsExactly("Ocp-Apim-Subscription-Key: (hidden)", "Authorization: (hidden)");
    }

    @Test
    void cancellingEndsTheAttempt() {
        exchanger.then("hang");
        CompletableFuture<Answer> result = send(options(), QUESTION);
        result.cancel(true);
        assertThat(exchanger.pending.get(0)).isCancelled();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void cancellingWhileWaitingEndsTheCall() {
        exchanger.then(answer(500));
        CompletableFuture<Answer> result = send(options(), QUESTION);
        result.cancel(true);
        assertThat(time.waiting()).isZero();
        time.advance(Duration.ofMinutes(1));
        assertThat(exchanger.attempts).hasSize(1);
    }

    @Test
    void closingFailsWhatIsUnderWayAndWhatComes() {
        exchanger.then("hang");
        Transport transport = transport(options());
        CompletableFuture<Answer> underWay = transport.send(QUESTION, () -> Credential.NONE);
        CompletableFuture<Void> pause = transport.pause(Duration.ofSeconds(1));
        transport.close();
        assertThat(failure(underWay)).hasMessage("The client is closed");
        assertThat(pause).isCompletedExceptionally();
        assertThat(failure(transport.send(QUESTION, () -> Credential.NONE))).hasMessage("The client is closed");
        assertThat(exchanger.closed).isTrue();
    }

    @Test
    void theBreakerOpensStaysOpenAndLetsOneThroughAfterItsWait() {
        CircuitBreaker breaker = CircuitBreaker.of(
                "test",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(4)
                        .minimumNumberOfCalls(4)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(Duration.ofSeconds(30))
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .currentTimestampFunction(clock -> time.nanoTime(), TimeUnit.NANOSECONDS)
                        .clock(new java.time.Clock() {
                            @Override
                            public java.time.ZoneId getZone() {
                                return java.time.ZoneOffset.UTC;
                            }

                            @Override
                            public java.time.Clock withZone(java.time.ZoneId zone) {
                                return this;
                            }

                            @Override
                            public java.time.Instant instant() {
                                return time.now();
                            }
                        })
                        .build());
        HttpOptions options = options()
                .retry(RetryPolicy.NEVER)
                .breaker(Resilience4jBreaker.of(breaker))
                .build();
        Transport transport = new Transport(options, exchanger, time, () -> 0);
        // the caller's own mistake says nothing about the service
        exchanger.then(answer(400), answer(500), answer(200), new ConnectException("refused"));
        for (int i = 0; i < 4; i++) {
            transport.send(QUESTION, () -> Credential.NONE);
        }
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);

        OspreyException refused = failure(transport.send(QUESTION, () -> Credential.NONE));
        assertThat(refused.reason()).isEqualTo(FailureReason.UNAVAILABLE);
        assertThat(refused).hasMessageContaining("circuit breaker is open");
        assertThat(exchanger.attempts).hasSize(4);

        time.advance(Duration.ofSeconds(31));
        exchanger.then(answer(200));
        assertThat(transport.send(QUESTION, () -> Credential.NONE).join().status())
                .isEqualTo(200);
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void anAbandonedAttemptGivesItsPermissionBack() {
        CircuitBreaker breaker = CircuitBreaker.ofDefaults("test");
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        int permitted = breaker.getCircuitBreakerConfig().getPermittedNumberOfCallsInHalfOpenState();
        Transport transport =
                new Transport(options().breaker(Resilience4jBreaker.of(breaker)).build(), exchanger, time, () -> 0);
        for (int i = 0; i < 3 * permitted; i++) {
            exchanger.then("hang");
            CompletableFuture<Answer> call = transport.send(QUESTION, () -> Credential.NONE);
            assertThat(call).isNotDone();
            call.cancel(true);
        }
    }

    private HttpOptions.Builder options() {
        return HttpOptions.builder(Map.of());
    }

    private Transport transport(HttpOptions.Builder options) {
        return new Transport(options.build(), exchanger, time, () -> random);
    }

    private CompletableFuture<Answer> send(HttpOptions.Builder options, Call call) {
        return transport(options).send(call, () -> Credential.NONE);
    }

    private List<Long> millis() {
        return exchanger.attempts.stream()
                .map(attempt -> attempt.nanos() / 1_000_000)
                .toList();
    }

    private static OspreyException failure(CompletableFuture<?> future) {
        assertThat(future).isCompletedExceptionally();
        try {
            future.join();
        } catch (RuntimeException e) {
            return (OspreyException) Futures.unwrap(e);
        }
        throw new AssertionError();
    }
}
