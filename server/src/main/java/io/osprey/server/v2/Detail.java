package io.osprey.server.v2;

import java.util.Locale;
import java.util.Set;

/** The values of {@code details} and {@code descriptionExclude} (api-v2.md section 3). */
public enum Detail {
    CELEBRITIES,
    LANDMARKS;

    /**
     * What a value stands for, in any letter case; {@code all} stands for both.
     *
     * @return empty when it stands for nothing
     */
    static Set<Detail> named(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "celebrities" -> Set.of(CELEBRITIES);
            case "landmarks" -> Set.of(LANDMARKS);
            case "all" -> Set.of(CELEBRITIES, LANDMARKS);
            default -> Set.of();
        };
    }
}
