package io.osprey.engine.language;

import java.util.Optional;

/** What is said of a noun beside its adjectives. */
sealed interface Modifier {
    /** Where it is, or what it is for: "on a table". */
    record Related(Preposition preposition, Nominal nominal) implements Modifier {}

    /** "in a blue shirt", "wearing a hat". */
    record Wearing(Nominal clothes) implements Modifier {}

    /**
     * "with a toy in its mouth", "with long hair".
     *
     * @param part where it is had, such as the mouth
     */
    record Having(Nominal thing, Optional<Noun> part) implements Modifier {}

    /** "riding a horse", "covered in snow". */
    record Doing(Predicate predicate) implements Modifier {}
}
