package io.osprey.client.custom;

import java.util.List;

/**
 * A part of a list.
 *
 * @param value what is on it
 * @param nextLink address of the next part; null on the last. Ask with a larger {@code skip} rather than by this address: it may name another
 *     host, where the key must not go
 * @param <T> what the list is of
 */
public record Page<T>(List<T> value, String nextLink) {
    public Page {
        value = value == null ? List.of() : List.copyOf(value);
    }

    /** Whether there is more. */
    public boolean hasNext() {
        return nextLink != null;
    }
}
