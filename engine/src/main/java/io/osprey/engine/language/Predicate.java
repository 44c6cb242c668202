package io.osprey.engine.language;

import java.util.List;
import java.util.Optional;

/**
 * What somebody does or where something is.
 *
 * @param verb empty when something merely is somewhere
 * @param attempt whether it is only tried or prepared
 * @param bodyPart where the object is had, such as the mouth
 * @param places prepositions and what they stand before, in the order of English
 */
record Predicate(
        Optional<Verb> verb,
        Attempt attempt,
        Optional<Nominal> object,
        Optional<Noun> bodyPart,
        List<Modifier.Related> places,
        List<Adverb> adverbs) {
    /** Whether it is done. */
    enum Attempt {
        NONE,
        TRYING,
        PREPARING
    }

    Predicate {
        places = List.copyOf(places);
        adverbs = List.copyOf(adverbs);
    }

    boolean isWearing() {
        return verb.isPresent() && verb.get().has("w");
    }

    /** Whether somebody is only said to be somewhere. */
    boolean isBeing() {
        return verb.isEmpty();
    }
}
