package io.osprey.server.engine;

import io.osprey.engine.Engine;

/** Makes the engine. */
@FunctionalInterface
public interface EngineFactory {
    /**
     * Loads the models and warms them up; takes seconds.
     *
     * @throws Exception when they can't be loaded
     */
    Engine create() throws Exception;
}
