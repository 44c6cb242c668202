package com.azure.ai.vision.common;

/**
 * Told of an event.
 *
 * @param <T> what comes with it
 */
@FunctionalInterface
public interface EventHandler<T> {
    /**
     * Called on a thread of the client; should return soon.
     *
     * @param sender whose event it is
     * @param event what comes with it
     */
    void onEvent(Object sender, T event);
}
