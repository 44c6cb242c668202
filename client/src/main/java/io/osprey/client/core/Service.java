package io.osprey.client.core;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A service to call: where it is, how to authenticate, how calls travel.
 *
 * @param endpoint without a slash at its end
 * @param credential asked before each attempt
 * @param transport makes the calls
 */
public record Service(URI endpoint, Supplier<Credential> credential, Transport transport) {
    /** Makes a call whose parts are put together here, so that errors in them are the future's too. */
    public <T> CompletableFuture<T> call(Supplier<Call> call, Function<Answer, T> reader) {
        return Futures.start(() -> Futures.map(transport.send(call.get(), credential), reader));
    }

    /**
     * Asks again and again until an answer is final.
     *
     * @param wait between answers; a longer {@code Retry-After} takes its place
     * @param timeout for all of it
     * @return the final answer; fails with {@link FailureReason#TIMEOUT}, and ends when it is cancelled
     */
    public <T> CompletableFuture<T> poll(
            Supplier<Call> call, Function<Answer, T> reader, Predicate<T> isFinal, Duration wait, Duration timeout) {
        Polling<T> polling = new Polling<>(this, call, reader, isFinal, wait, timeout);
        polling.ask();
        return polling.result();
    }
}
