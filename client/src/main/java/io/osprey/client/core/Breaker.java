package io.osprey.client.core;

/**
 * A circuit breaker: after many failures it refuses calls for a while, so that a service that is down is left alone.
 * {@link io.osprey.client.resilience.Resilience4jBreaker} is one.
 */
public interface Breaker {
    /** Lets everything through. */
    Breaker NONE = new Breaker() {
        @Override
        public boolean tryAcquire() {
            return true;
        }

        @Override
        public void succeeded(long nanos) {}

        @Override
        public void failed(long nanos, Throwable failure) {}

        @Override
        public void abandoned() {}
    };

    /** Asked before each attempt; false refuses it. */
    boolean tryAcquire();

    /** The service answered, be it with an error that is the caller's: 4xx other than 408 and 429. */
    void succeeded(long nanos);

    /** No answer, a broken one, 408, 429 or 5xx. */
    void failed(long nanos, Throwable failure);

    /** The attempt was cancelled by the caller: it says nothing about the service. */
    void abandoned();
}
