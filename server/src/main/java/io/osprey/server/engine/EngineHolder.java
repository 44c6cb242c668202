package io.osprey.server.engine;

import io.osprey.engine.Engine;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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

    private final CompletableFuture<Engine> engine = new CompletableFuture<>();

    /** Begins to load. */
    public EngineHolder(EngineFactory factory) {
        Thread loader = new Thread(() -> load(factory), "engine-loader");
        loader.setDaemon(true);
        loader.start();
    }

    private void load(EngineFactory factory) {
        long start = System.nanoTime();
        try {
            engine.complete(factory.create());
            LOG.info("models loaded in {} ms", (System.nanoTime() - start) / 1_000_000);
        } catch (Throwable failure) {
            LOG.error("the models can't be loaded", failure);
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

    /** Frees the engine; one that is still loading, as soon as it is loaded. */
    @Override
    public void close() {
        engine.thenAccept(Engine::close);
    }
}
