package com.azure.ai.vision.common;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An event and those who want to know of it. Thread-safe.
 *
 * @param <T> what comes with the event
 */
public final class EventHandlerImpl<T> {
    private final List<EventHandler<T>> listeners = new CopyOnWriteArrayList<>();

    /** Without listeners. */
    public EventHandlerImpl() {}

    /** Adds a listener; one that is added twice is told twice. */
    public void addEventListener(EventHandler<T> listener) {
        listeners.add(Objects.requireNonNull(listener));
    }

    /** Takes a listener away; does nothing if it was not there. */
    public void removeEventListener(EventHandler<T> listener) {
        listeners.remove(listener);
    }

    /** Takes all listeners away. */
    public void disconnectAll() {
        listeners.clear();
    }

    /** Tells all listeners; one that throws is logged, and the others are told. */
    public void fireEvent(Object sender, T event) {
        for (EventHandler<T> listener : listeners) {
            try {
                listener.onEvent(sender, event);
            } catch (RuntimeException e) {
                System.getLogger(EventHandlerImpl.class.getName())
                        .log(Level.WARNING, "A listener failed: " + e.getClass().getName());
            }
        }
    }
}
