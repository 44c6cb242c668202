package io.osprey.engine.language;

import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    private static final Set<String> POSTURES = Set.of("sit", "stand", "lie", "lay", "seat", "sit down", "stand up");

    private static final Set<String> BIRDS = Set.of("bird", "parrot", "owl", "eagle", "pigeon", "seagull");

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

    /** The predicate as it fits a subject: lifeless things don't sit, they only are somewhere, and birds perch. */
    Predicate saidOf(Noun subject) {
        boolean isPerched = verb.isPresent() && verb.get().english().equals("sit") && BIRDS.contains(subject.english());
        if (isPerched) {
            return new Predicate(
                    Lexicon.get().verb("perch", List.of(), 0).map(found -> found.what()
                            .get("")),
                    attempt,
                    object,
                    bodyPart,
                    places,
                    adverbs);
        }
        boolean isPosture = verb.isPresent() && POSTURES.contains(verb.get().english());
        return isPosture && !subject.isAlive()
                ? new Predicate(Optional.empty(), attempt, object, bodyPart, places, adverbs)
                : this;
    }

    /** The part of the object's body that is done something to: "on the cheek". */
    Optional<Noun> touched() {
        return object.isEmpty() || verb.isEmpty() || verb.get().has("h")
                ? Optional.empty()
                : places.stream()
                        .filter(Predicate::isTouched)
                        .map(place -> place.nominal().noun())
                        .findFirst();
    }

    /** Whether a place is a part of a body. */
    static boolean isTouched(Modifier.Related place) {
        return place.preposition().isPlain() && place.nominal().noun().isBodyPart();
    }

    boolean isWearing() {
        return verb.isPresent() && verb.get().has("w");
    }

    /** Whether somebody is only said to be somewhere. */
    boolean isBeing() {
        return verb.isEmpty();
    }
}
