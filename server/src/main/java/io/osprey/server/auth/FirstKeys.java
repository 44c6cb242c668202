package io.osprey.server.auth;

import java.io.PrintStream;
import java.util.List;

/** Makes the two keys of a new installation and prints them, once and to the console only: they are stored hashed. */
public final class FirstKeys {
    static final List<String> NAMES = List.of("key1", "key2");

    private FirstKeys() {}

    /**
     * Makes and prints them, unless there are keys already.
     *
     * @param configured keys from the settings: with any, none is made
     */
    public static void ensure(List<String> configured, StoredKeys stored, PrintStream console) {
        if (!configured.isEmpty() || !stored.all().isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder("\nSubscription keys, shown only this once (stored hashed):\n");
        for (String name : NAMES) {
            text.append("  ")
                    .append(name)
                    .append("  ")
                    .append(stored.renew(name))
                    .append('\n');
        }
        console.println(text);
        console.flush();
    }
}
