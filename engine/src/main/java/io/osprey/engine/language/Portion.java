package io.osprey.engine.language;

import java.util.List;

/**
 * A noun that measures another: "group of people", "cup of coffee".
 *
 * @param japanese a tilde stands for what is measured; a number when it only says how many
 * @param chinese the measure word; empty when {@code kind} says how Chinese puts it
 * @param kind {@code many}, {@code kinds}, {@code two}, or empty
 */
record Portion(
        String english, RomanceNoun spanish, RomanceNoun portuguese, String japanese, String chinese, String kind) {
    static Portion parse(List<String> row) {
        return new Portion(
                row.get(0),
                RomanceNoun.spanish(row.get(1)),
                RomanceNoun.portuguese(row.get(2)),
                row.get(3),
                row.get(4),
                row.get(5));
    }

    boolean isTwo() {
        return kind.equals("two");
    }

    boolean isMany() {
        return kind.equals("many");
    }
}
