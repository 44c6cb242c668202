package io.osprey.engine.language;

import java.util.List;

/**
 * A relation to a place or companion.
 *
 * @param japanese what follows the noun, without the particle that the verb asks for
 * @param chinese the localizer after the noun, or the coverb before it
 * @param kind what sort of relation
 */
record Preposition(String english, String spanish, String portuguese, String japanese, String chinese, Kind kind) {
    enum Kind {
        PLACE,
        PATH,
        GOAL,
        DIRECTION,
        SOURCE,
        COMPANION,
        WITHOUT,
        BENEFIT,
        DURING
    }

    static Preposition parse(List<String> row) {
        Kind kind =
                switch (row.get(5).charAt(0)) {
                    case 'L' -> Kind.PLACE;
                    case 'P' -> Kind.PATH;
                    case 'G' -> Kind.GOAL;
                    case 'K' -> Kind.DIRECTION;
                    case 'F' -> Kind.SOURCE;
                    case 'W' -> Kind.COMPANION;
                    case 'N' -> Kind.WITHOUT;
                    case 'O' -> Kind.BENEFIT;
                    case 'D' -> Kind.DURING;
                    default -> throw new IllegalArgumentException("unknown kind: " + row);
                };
        return new Preposition(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), kind);
    }

    /** Whether it says no more than that something is there: "in", "on", "at". */
    boolean isPlain() {
        return english.equals("in") || english.equals("on") || english.equals("at");
    }
}
