package io.osprey.client.reactor;

import io.osprey.client.core.Futures;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Calls as Reactor's {@link Mono}. Needs {@code io.projectreactor:reactor-core} on the class path. */
public final class Monos {
    private Monos() {}

    /**
     * A call made anew for each subscriber: {@code Monos.mono(() -> client.analyzeAsync(picture, options))}. Errors come without
     * wrapping; cancelling the subscription cancels the call.
     */
    public static <T> Mono<T> mono(Supplier<CompletableFuture<T>> call) {
        return Mono.fromFuture(() -> Futures.start(call)).onErrorMap(Futures::unwrap);
    }

    /** A call made once, at the first subscription, whose value all subscribers share. */
    public static <T> Mono<T> shared(Supplier<CompletableFuture<T>> call) {
        return mono(call).cache();
    }
}
