package io.osprey.server.engine;

import io.osprey.engine.Engine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the engine in the background and hands it out once it is there. Thread-safe. */
public final class EngineHolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineHolder.class);

    /** How far loading has come. */
    public enum State {
        LOADING,
        READY,
        FAILED
    }

    /** Loading takes seconds; a start that hangs must not keep the process for ever. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final CompletableFuture<Engine> engine = new CompletableFuture<>();

    private final Thread loader;

    /** Begins to load. */
    public EngineHolder(EngineFactory factory) {
        loader = new Thread(() -> load(factory), "engine-loader");
        loader.setDaemon(true);
        loader.start();
    }

    private void load(EngineFactory factory) {
        long start = System.nanoTime();
        try {
            engine.complete(factory.create());
            LOG.info("models loaded in {} ms", (System.nanoTime() - start) / 1_000_000);
        } catch (Throwable failure) {
            LOG.error("the models or galleries can't be loaded", failure);
            engine.completeExceptionally(failure);
        }
    }

    public State state() {
        if (!engine.isDone()) {
            return State.LOADING;
        }
        return engine.isCompletedExceptionally() ? State.FAILED : State.READY;
    }

    /** The engine; empty until it is loaded. */
    public Optional<Engine> engine() {
        return state() == State.READY ? Optional.of(engine.join()) : Optional.empty();
    }

    /**
     * Frees the engine. Interrupts one that is still loading and waits for it: a process that ends while native code
     * opens a network is ended by a segmentation fault.
     */
    @Override
    public void close() {
        loader.interrupt();
        try {
            engine.handle((loaded, failure) -> loaded).get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("closed while the models are still loading");
        }
        engine.thenAccept(Engine::close);
    }
}
