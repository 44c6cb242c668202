package io.osprey.client.core;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Futures whose cancellation reaches what they wait for, and whose failures come without wrapping. */
public final class Futures {
    private Futures() {}

    /** The converted value. Cancelling the result cancels the source. */
    public static <A, B> CompletableFuture<B> map(
            CompletableFuture<A> source, Function<? super A, ? extends B> function) {
        CompletableFuture<B> result = new CompletableFuture<>();
        source.whenComplete((value, failure) -> {
            if (failure != null) {
                result.completeExceptionally(unwrap(failure));
                return;
            }
            try {
                result.complete(function.apply(value));
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        result.whenComplete((value, failure) -> {
            if (result.isCancelled()) {
                source.cancel(true);
            }
        });
        return result;
    }

    /** A second step after the first. Cancelling the result cancels the step that is under way. */
    public static <A, B, C> CompletableFuture<B> then(
            CompletableFuture<A> first, BiFunction<? super A, ? super C, CompletableFuture<B>> second, C argument) {
        CompletableFuture<B> result = new CompletableFuture<>();
        AtomicReference<CompletableFuture<?>> step = new AtomicReference<>(first);
        result.whenComplete((value, failure) -> {
            if (result.isCancelled()) {
                step.get().cancel(true);
            }
        });
        first.whenComplete((value, failure) -> {
            if (failure != null) {
                result.completeExceptionally(unwrap(failure));
                return;
            }
            CompletableFuture<B> next = start(() -> second.apply(value, argument));
            step.set(next);
            if (result.isCancelled()) {
                next.cancel(true);
            }
            next.whenComplete((last, broken) -> {
                if (broken != null) {
                    result.completeExceptionally(unwrap(broken));
                } else {
                    result.complete(last);
                }
            });
        });
        return result;
    }

    /** What a supplier gives; its exception as the future's, so that callers have one place to look. */
    public static <T> CompletableFuture<T> start(Supplier<CompletableFuture<T>> supplier) {
        try {
            return supplier.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * Waits for the value.
     *
     * @throws OspreyException as the call failed; {@link FailureReason#CLIENT} if this thread is interrupted, which also cancels the call
     */
    public static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new OspreyException(FailureReason.CLIENT, "Interrupted while waiting for the answer", e);
        } catch (CancellationException e) {
            throw new OspreyException(FailureReason.CLIENT, "The call was cancelled", e);
        } catch (ExecutionException e) {
            Throwable cause = unwrap(e);
            if (cause instanceof OspreyException failure) {
                // Its stack shows where the answer came in; the waiting thread's is what a reader looks for.
                failure.addSuppressed(new Throwable("awaited here"));
                throw failure;
            }
            if (cause instanceof RuntimeException failure) {
                throw failure;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(cause);
        }
    }

    /** The failure below those that futures wrap around it. */
    public static Throwable unwrap(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
