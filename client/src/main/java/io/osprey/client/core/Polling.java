package io.osprey.client.core;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks until an answer is final. One step at a time, each begun by the end of the one before. */
final class Polling<T> {
    private final Service service;
    private final Supplier<Call> call;
    private final Function<Answer, T> reader;
    private final Predicate<T> isFinal;
    private final Duration wait;
    private final Duration timeout;
    private final long began;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private volatile CompletableFuture<?> step;

    Polling(
            Service service,
            Supplier<Call> call,
            Function<Answer, T> reader,
            Predicate<T> isFinal,
            Duration wait,
            Duration timeout) {
        this.service = service;
        this.call = call;
        this.reader = reader;
        this.isFinal = isFinal;
        this.wait = wait;
        this.timeout = timeout;
        began = service.transport().nanoTime();
        result.whenComplete((value, failure) -> {
            CompletableFuture<?> last = step;
            if (last != null) {
                last.cancel(true);
            }
        });
    }

    CompletableFuture<T> result() {
        return result;
    }

    void ask() {
        CompletableFuture<Answer> answer = service.call(call, Function.identity());
        follow(answer);
        answer.whenComplete((value, failure) -> {
            try {
                if (failure != null) {
                    result.completeExceptionally(Futures.unwrap(failure));
                } else {
                    look(value);
                }
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
    }

    private void look(Answer answer) {
        T value = reader.apply(answer);
        if (isFinal.test(value)) {
            result.complete(value);
            return;
        }
        Duration asked = service.transport().retryAfter(answer).orElse(Duration.ZERO);
        Duration next = asked.compareTo(wait) > 0 ? asked : wait;
        long left = timeout.toNanos() - (service.transport().nanoTime() - began);
        if (next.toNanos() >= left) {
            result.completeExceptionally(new OspreyException(
                    FailureReason.TIMEOUT, "Not finished within " + timeout.toMillis() + " ms", null));
            return;
        }
        CompletableFuture<Void> pause = service.transport().pause(next);
        follow(pause);
        pause.whenComplete((nothing, failure) -> {
            if (failure != null) {
                result.completeExceptionally(Futures.unwrap(failure));
            } else {
                ask();
            }
        });
    }

    private void follow(CompletableFuture<?> next) {
        step = next;
        if (result.isDone()) {
            next.cancel(true);
        }
    }
}
