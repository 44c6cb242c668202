package io.osprey.server.custom;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list, oldest first.
 *
 * @param isLast whether nothing comes after it
 */
public record Page<T>(List<T> entries, boolean isLast) {
    public Page {
        entries = List.copyOf(entries);
    }

    /** Of entries that were asked for one more of than are wanted. */
    static <T> Page<T> of(List<T> oneMore, int top) {
        return new Page<>(oneMore.subList(0, Math.min(top, oneMore.size())), oneMore.size() <= top);
    }

    /** The same with other entries. */
    public <R> Page<R> map(Function<T, R> function) {
        return new Page<>(entries.stream().map(function).toList(), isLast);
    }
}
