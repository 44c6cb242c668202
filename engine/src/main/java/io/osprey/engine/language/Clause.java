package io.osprey.engine.language;

import java.util.List;

/**
 * Somebody and what they do.
 *
 * @param kind how the English says it
 * @param predicates none for a mere noun phrase
 */
record Clause(Kind kind, Nominal subject, List<Predicate> predicates) {
    enum Kind {
        /** "a man riding a horse", "a bowl of fruit". */
        PHRASE,
        /** "a man is riding a horse". */
        SENTENCE,
        /** "there is a man". */
        EXISTENCE
    }

    Clause {
        predicates = List.copyOf(predicates);
    }
}
