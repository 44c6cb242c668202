package io.osprey.engine.language;

import io.osprey.engine.language.Lexicon.Form;
import io.osprey.engine.language.Lexicon.Found;
import io.osprey.engine.language.Lexicon.NounForm;
import io.osprey.engine.language.Modifier.Having;
import io.osprey.engine.language.Modifier.Related;
import io.osprey.engine.language.Modifier.Wearing;
import io.osprey.engine.language.Nominal.Several;
import io.osprey.engine.language.NominalParser.Place;
import java.util.Optional;
import java.util.Set;

/** Reads what follows a noun and is said of it: clothes, belongings, places, deeds. */
final class ModifierParser {
    private static final Set<String> HOLDING_PARTS = Set.of("mouth", "hand", "arm", "beak");
    private static final Set<String> RIDDEN =
            Set.of("horse", "bike", "bicycle", "motorcycle", "elephant", "camel", "donkey", "dirt bike");

    private final Cursor cursor;
    private final Lexicon lexicon;
    private final PredicateParser predicates;
    private final NominalParser nominals;

    ModifierParser(Cursor cursor, Lexicon lexicon, PredicateParser predicates, NominalParser nominals) {
        this.cursor = cursor;
        this.lexicon = lexicon;
        this.predicates = predicates;
        this.nominals = nominals;
    }

    /** The noun phrase with everything that follows it and is said of it. */
    Nominal modified(Nominal head, Place place) {
        Nominal changed = head;
        Optional<Modifier> modifier = modifier(changed, place);
        while (modifier.isPresent()) {
            changed = changed.with(modifier.get());
            modifier = modifier(changed, place);
        }
        return changed;
    }

    private Optional<Modifier> modifier(Nominal head, Place place) {
        int start = cursor.at();
        Optional<Modifier> modifier = prepositional(head, place);
        if (modifier.isEmpty()) {
            cursor.moveTo(start);
            modifier = full();
        }
        if (modifier.isEmpty()) {
            cursor.moveTo(start);
            modifier = verbal(head, place);
        }
        if (modifier.isEmpty()) {
            cursor.moveTo(start);
        }
        return modifier;
    }

    private Optional<Modifier> prepositional(Nominal head, Place place) {
        Optional<Found<Preposition>> found = lexicon.preposition(cursor.words(), cursor.at());
        int adverb =
                lexicon.adverb(cursor.words(), cursor.at()).map(Found::length).orElse(0);
        if (found.isEmpty() || adverb > found.get().length()) {
            return Optional.empty();
        }
        Preposition preposition = found.get().what();
        cursor.skip(found.get().length());
        boolean isWith = preposition.kind() == Preposition.Kind.COMPANION;
        if (place != Place.SUBJECT && !isWith && !preposition.english().equals("in")) {
            return Optional.empty();
        }
        Optional<Nominal> nominal = nominals.nominal(place == Place.SUBJECT ? Place.IN_SUBJECT : Place.INNER);
        if (nominal.isEmpty()) {
            return Optional.empty();
        }
        boolean isWorn = areAll(nominal.get(), Noun::isWorn);
        if (head.noun().isAlive() && isWorn && (isWith || preposition.english().equals("in"))) {
            return Optional.of(new Wearing(nominal.get()));
        }
        if (isWith) {
            boolean isCompanion = nominal.get().noun().isAlive();
            if (nominal.get().noun().english().equals("tongue") && tongueIsOut()) {
                return predicates.doing("stick", "out", nominal.get());
            }
            boolean isScene = head.noun().isPlace() || !head.noun().localizer().isEmpty();
            return place != Place.SUBJECT && (isCompanion || isScene)
                    ? Optional.empty()
                    : Optional.of(new Having(nominal.get(), holdingPart()));
        }
        boolean isRidden = preposition.english().equals("on")
                && head.noun().isPerson()
                && RIDDEN.contains(nominal.get().noun().english());
        if (place == Place.SUBJECT && isRidden) {
            return predicates.doing("ride", "", nominal.get());
        }
        return place != Place.SUBJECT ? Optional.empty() : Optional.of(new Related(preposition, nominal.get()));
    }

    /** "Full of vegetables", told as filled with them. */
    private Optional<Modifier> full() {
        if (!cursor.take("full") || !cursor.take("of")) {
            return Optional.empty();
        }
        return nominals.nominal(Place.INNER).flatMap(content -> predicates.doing("fill", "with", content));
    }

    static boolean areAll(Nominal nominal, java.util.function.Predicate<Noun> test) {
        return nominal instanceof Several several
                ? several.members().stream().allMatch(member -> areAll(member, test))
                : test.test(nominal.noun());
    }

    private boolean tongueIsOut() {
        boolean isVerb = cursor.word().equals("hanging") || cursor.word().equals("sticking");
        boolean isOut = cursor.word(isVerb ? 1 : 0).equals("out");
        if (isOut) {
            cursor.skip(isVerb ? 2 : 1);
        }
        return isOut;
    }

    /** Reads "in its mouth" and the like. */
    Optional<Noun> holdingPart() {
        int start = cursor.at();
        if ((cursor.take("in") || cursor.take("with"))
                && (Words.POSSESSIVES.contains(cursor.word())
                        || cursor.word().equals("the")
                        || cursor.word().equals("both"))) {
            cursor.skip(1);
            if (Words.POSSESSIVES.contains(cursor.word())) {
                cursor.skip(1);
            }
            Optional<Found<NounForm>> part = lexicon.noun(cursor.words(), cursor.at());
            if (part.isPresent()
                    && HOLDING_PARTS.contains(part.get().what().noun().english())) {
                cursor.skip(part.get().length());
                return Optional.of(part.get().what().noun());
            }
        }
        cursor.moveTo(start);
        return Optional.empty();
    }

    private Optional<Modifier> verbal(Nominal head, Place place) {
        if (place == Place.SUBJECT) {
            return Optional.empty();
        }
        boolean isRelative = Words.RELATIVES.contains(cursor.word());
        if (isRelative) {
            cursor.skip(1);
            if (Words.BE.contains(cursor.word())) {
                cursor.skip(1);
            }
        }
        boolean isSeen = place == Place.SEEN && head.noun().isAlive();
        boolean isWearing = head.noun().isAlive() && cursor.word().equals("wearing");
        boolean isState = lexicon.hasForm(cursor.word(), Form.PARTICIPLE) && !lexicon.hasForm(cursor.word(), Form.BASE);
        if (!isRelative && !isSeen && !isWearing && !isState) {
            return Optional.empty();
        }
        return predicates
                .predicate()
                .filter(read -> !isState
                        || isRelative
                        || isSeen
                        || read.verb().orElseThrow().spanish().isState()
                        || read.isWearing())
                .map(PredicateParser::asModifier);
    }
}
