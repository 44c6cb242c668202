package io.osprey.server.account;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Where resources and keys are looked at and changed: on the database itself, or through a running server.
 *
 * <p>Every method throws {@link KeyDeskException} for what it can't do.
 */
public interface KeyDesk {
    /**
     * A resource, without anything secret.
     *
     * @param month the current month, UTC, as in {@code 2026-11}
     * @param calls in this month so far
     * @param callsPerMonth as its tier says; 0 for any number
     */
    record Entry(
            String name,
            String tier,
            Instant createdAt,
            List<KeyEntry> keys,
            String month,
            long calls,
            long callsPerMonth) {
        public Entry {
            keys = List.copyOf(keys);
        }
    }

    /** @param name {@code key1} or {@code key2} */
    record KeyEntry(String name, Instant madeAt) {}

    /** @param month as in {@code 2026-11} */
    record MonthEntry(String month, long calls) {}

    /** All resources, by name. */
    List<Entry> list();

    /** Makes a resource with two keys, which can't be had again. */
    NewKeys create(String name, String tier);

    /**
     * Makes one key anew. The old one ends, with its tokens; the other stays good.
     *
     * @return the key, which can't be had again
     */
    String rotate(String name, KeySlot slot);

    /** Ends keys, with their tokens. A key that is none stays none. */
    void revoke(String name, Set<KeySlot> slots);

    /** Gives a resource another tier. Calls of this month stay counted; the rate begins anew. */
    void setTier(String name, String tier);

    /** The months in which a resource made calls, the latest first. */
    List<MonthEntry> usage(String name);
}
