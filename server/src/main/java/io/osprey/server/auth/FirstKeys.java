package io.osprey.server.auth;

import io.osprey.server.account.NewKeys;
import io.osprey.server.account.Resource;
import io.osprey.server.account.ResourceStore;
import io.osprey.server.account.Tiers;
import java.io.PrintStream;
import java.util.List;

/** Makes the two keys of a new installation and prints them, once and to the console only: they are stored hashed. */
public final class FirstKeys {
    private FirstKeys() {}

    /**
     * Makes and prints them, unless there are resources already; keys that were revoked do not come again.
     *
     * @param configured keys from the settings: with any, none is made
     */
    public static void ensure(List<String> configured, ResourceStore resources, PrintStream console) {
        if (!configured.isEmpty()
                || resources.all().stream()
                        .anyMatch(resource -> !resource.name().equals(Resource.SETTINGS))) {
            return;
        }
        // Empty when another server on the same database was faster, and printed them.
        resources.create(Resource.FIRST, Tiers.DEFAULT).ifPresent(made -> print(made, console));
    }

    private static void print(NewKeys made, PrintStream console) {
        console.println("\nSubscription keys, shown only this once (stored hashed):\n  key1  " + made.key1()
                + "\n  key2  " + made.key2() + "\n");
        console.flush();
    }
}
