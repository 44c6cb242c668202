package io.osprey.client.resilience;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.osprey.client.core.Breaker;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A circuit breaker of resilience4j. Needs {@code io.github.resilience4j:resilience4j-circuitbreaker} on the class path. */
public final class Resilience4jBreaker implements Breaker {
    private final CircuitBreaker breaker;

    private Resilience4jBreaker(CircuitBreaker breaker) {
        this.breaker = Objects.requireNonNull(breaker);
    }

    /** Asks this breaker; it may serve several clients. */
    public static Resilience4jBreaker of(CircuitBreaker breaker) {
        return new Resilience4jBreaker(breaker);
    }

    @Override
    public boolean tryAcquire() {
        return breaker.tryAcquirePermission();
    }

    @Override
    public void succeeded(long nanos) {
        breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void failed(long nanos, Throwable failure) {
        breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
    }

    @Override
    public void abandoned() {
        breaker.releasePermission();
    }
}
