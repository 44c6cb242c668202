package io.osprey.client.core;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Makes calls: bounds their time, repeats failed attempts, turns whatever goes wrong into an {@link OspreyException}. Thread-safe.
 * Logs repetitions at level DEBUG with method and path, never more of a call.
 */
public final class Transport implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Transport.class.getName());

    private final HttpOptions options;
    private final Exchanger exchanger;
    private final TimeSource time;
    private final DoubleSupplier random;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private final Set<CompletableFuture<Void>> pauses = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Over the network, by this machine's clock. */
    public Transport(HttpOptions options) {
        this(options, new JdkExchanger(options), new SystemTime(), () -> ThreadLocalRandom.current()
                .nextDouble());
    }

    Transport(HttpOptions options, Exchanger exchanger, TimeSource time, DoubleSupplier random) {
        this.options = options;
        this.exchanger = exchanger;
        this.time = time;
        this.random = random;
    }

    /** How calls travel. */
    public HttpOptions options() {
        return options;
    }

    /**
     * Makes a call.
     *
     * @param credential asked before each attempt, so that a token renewed meanwhile is used
     * @return the answer, its status 2xx; or fails with an {@link OspreyException} itself, not one that wraps it. Cancelling it ends the call
     *     and closes its connection.
     */
    public CompletableFuture<Answer> send(Call call, Supplier<Credential> credential) {
        Running started = new Running(call, credential);
        running.add(started);
        if (closed) {
            started.result.completeExceptionally(closed());
        }
        started.start();
        return started.result;
    }

    /** Completes after a wait, or fails when the client is closed. For polling. */
    public CompletableFuture<Void> pause(Duration wait) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        pauses.add(over);
        Runnable stop = time.after(wait, () -> exchanger.executor().execute(() -> over.complete(null)));
        over.whenComplete((nothing, failure) -> {
            pauses.remove(over);
            stop.run();
        });
        if (closed) {
            over.completeExceptionally(closed());
        }
        return over;
    }

    /** As {@link System#nanoTime()}, by this transport's clock. */
    public long nanoTime() {
        return time.nanoTime();
    }

    /** The {@code Retry-After} of an answer, if it has one. */
    public Optional<Duration> retryAfter(Answer answer) {
        return Optional.ofNullable(RetryPolicy.retryAfter(answer.header("Retry-After"), time.now()));
    }

    /** Fails what is under way and closes connections and threads. Calls made later fail. */
    @Override
    public void close() {
        closed = true;
        for (Running call : running) {
            call.result.completeExceptionally(closed());
        }
        for (CompletableFuture<Void> pause : pauses) {
            pause.completeExceptionally(closed());
        }
        time.close();
        exchanger.close();
    }

    static OspreyException closed() {
        return OspreyException.refused("The client is closed");
    }

    /** One call with its attempts, one at a time. */
    private final class Running {
        private final Call call;
        private final Supplier<Credential> credential;
        private final String requestId = UUID.randomUUID().toString();
        private final long began = time.nanoTime();
        private final CompletableFuture<Answer> result = new CompletableFuture<>();
        private int retries;
        private volatile CompletableFuture<Answer> attempt;
        private volatile Runnable stopTimer = () -> {};

        Running(Call call, Supplier<Credential> credential) {
            this.call = call;
            this.credential = credential;
        }

        void start() {
            result.whenComplete((answer, failure) -> {
                running.remove(this);
                stopTimer.run();
                CompletableFuture<Answer> last = attempt;
                if (last != null) {
                    last.cancel(true);
                }
            });
            attempt();
        }

        private long nanosLeft() {
            return options.timeout().toNanos() - (time.nanoTime() - began);
        }

        private void attempt() {
            if (result.isDone()) {
                return;
            }
            if (!options.breaker().tryAcquire()) {
                result.completeExceptionally(new OspreyException(
                        FailureReason.UNAVAILABLE,
                        "Not sent: the service failed too often lately, the circuit breaker is open",
                        null));
                return;
            }
            long sent = time.nanoTime();
            CompletableFuture<Answer> current =
                    Futures.start(() -> exchanger.exchange(call, credential.get(), requestId));
            attempt = current;
            Duration limit = Duration.ofNanos(
                    Math.max(1, Math.min(options.attemptTimeout().toNanos(), nanosLeft())));
            Runnable stop = time.after(
                    limit,
                    () -> exchanger.executor().execute(() -> current.completeExceptionally(new AttemptTimeout(limit))));
            stopTimer = stop;
            if (result.isDone()) {
                current.cancel(true);
            }
            current.whenComplete((answer, failure) -> {
                stop.run();
                ended(answer, Futures.unwrap(failure), time.nanoTime() - sent);
            });
        }

        private void ended(Answer answer, Throwable broken, long nanos) {
            if (result.isDone() || broken instanceof CancellationException) {
                options.breaker().abandoned();
                result.cancel(true);
                return;
            }
            if (answer != null && answer.status() / 100 == 2) {
                options.breaker().succeeded(nanos);
                result.complete(answer);
                return;
            }
            OspreyException failure = answer != null
                    ? Failures.of(answer, retryAfter(answer).orElse(null))
                    : Failures.of(broken, options);
            count(answer, failure, nanos);
            Optional<Duration> wait = worthRepeating(answer, failure)
                    ? options.retry()
                            .delay(retries, failure.retryAfter().orElse(null), random.getAsDouble())
                            .filter(delay -> delay.toNanos() < nanosLeft())
                    : Optional.empty();
            if (wait.isEmpty()) {
                result.completeExceptionally(failure);
                return;
            }
            retries++;
            LOG.log(
                    Level.DEBUG,
                    () -> call.describe() + ": " + failure.reason() + " " + failure.status() + ", repetition " + retries
                            + " in " + wait.get().toMillis() + " ms");
            stopTimer = time.after(wait.get(), () -> exchanger.executor().execute(this::attempt));
            if (result.isDone()) {
                stopTimer.run();
            }
        }

        private void count(Answer answer, OspreyException failure, long nanos) {
            if (failure.reason() == FailureReason.CLIENT) {
                options.breaker().abandoned();
            } else if (answer != null && !RetryPolicy.worthRepeating(answer.status()) && answer.status() < 500) {
                options.breaker().succeeded(nanos);
            } else {
                options.breaker().failed(nanos, failure);
            }
        }

        private boolean worthRepeating(Answer answer, OspreyException failure) {
            if (!call.upload().repeatable()) {
                return false;
            }
            if (answer != null) {
                return RetryPolicy.worthRepeating(answer.status());
            }
            return call.harmlessTwice() && Failures.mayPass(failure);
        }
    }

    /** No complete answer in time. */
    static final class AttemptTimeout extends java.io.IOException {
        private static final long serialVersionUID = 1;

        AttemptTimeout(Duration limit) {
            super("no complete answer within " + limit.toMillis() + " ms");
        }
    }
}
