package io.osprey.engine.language;

import io.osprey.engine.language.Lexicon.Form;
import io.osprey.engine.language.Lexicon.Found;
import io.osprey.engine.language.Lexicon.VerbForm;
import io.osprey.engine.language.Modifier.Related;
import io.osprey.engine.language.Nominal.Measured;
import io.osprey.engine.language.Nominal.Several;
import io.osprey.engine.language.NominalParser.Place;
import io.osprey.engine.language.Predicate.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads verbs with what belongs to them. What it doesn't know, it leaves out; what makes no sense without it, too. */
final class PredicateParser {
    private static final Set<String> OF_SEEING = Set.of("watch", "look", "see", "photograph", "film");
    private static final Map<String, Attempt> ATTEMPTS = Map.ofEntries(
            Map.entry("trying to", Attempt.TRYING),
            Map.entry("tries to", Attempt.TRYING),
            Map.entry("try to", Attempt.TRYING),
            Map.entry("attempting to", Attempt.TRYING),
            Map.entry("attempts to", Attempt.TRYING),
            Map.entry("preparing to", Attempt.PREPARING),
            Map.entry("prepares to", Attempt.PREPARING),
            Map.entry("about to", Attempt.PREPARING),
            Map.entry("getting ready to", Attempt.PREPARING),
            Map.entry("gets ready to", Attempt.PREPARING),
            Map.entry("ready to", Attempt.PREPARING));
    private static final int LONGEST_ATTEMPT = 3;

    private final Cursor cursor;
    private final Lexicon lexicon;
    private final NominalParser nominals;
    private final List<Modifier> ofSubject = new ArrayList<>();

    PredicateParser(Cursor cursor, Lexicon lexicon) {
        this.cursor = cursor;
        this.lexicon = lexicon;
        this.nominals = new NominalParser(cursor, lexicon, this);
    }

    NominalParser nominals() {
        return nominals;
    }

    /** How a verb stands here: in its form, with what comes before it. */
    boolean startsWith(Form form) {
        return !attemptHere().equals("") && form == Form.PROGRESSIVE || lexicon.hasForm(cursor.word(), form);
    }

    private String attemptHere() {
        for (int length = LONGEST_ATTEMPT; length > 1; length--) {
            int end = Math.min(cursor.words().size(), cursor.at() + length);
            String words = String.join(" ", cursor.words().subList(Math.min(cursor.at(), end), end));
            if (ATTEMPTS.containsKey(words)) {
                return words;
            }
        }
        return "";
    }

    /** What somebody wears is said of them as a modifier. */
    static Modifier asModifier(Predicate predicate) {
        return predicate.isWearing()
                ? new Modifier.Wearing(predicate.object().orElseThrow())
                : new Modifier.Doing(predicate);
    }

    /**
     * Reads a verb in any form and all that belongs to it.
     *
     * @return empty when the verb isn't known or says nothing without what isn't known; the words are read all the same
     */
    Optional<Predicate> predicate() {
        String attemptWords = attemptHere();
        Attempt attempt = ATTEMPTS.getOrDefault(attemptWords, Attempt.NONE);
        if (attempt != Attempt.NONE) {
            cursor.skip(attemptWords.split(" ").length);
        }
        List<VerbForm> forms = lexicon.verbForms(cursor.word());
        if (forms.isEmpty()) {
            cursor.skip(1);
            cursor.miss();
            return Optional.empty();
        }
        String base = base(forms);
        Optional<Found<Map<String, Verb>>> longest = lexicon.verb(base, cursor.words(), cursor.at() + 1);
        if (longest.isEmpty()) {
            cursor.skip(1);
            cursor.miss();
            return Optional.empty();
        }
        int start = cursor.at();
        cursor.skip(1 + longest.get().length());
        Optional<Nominal> object = object(base, longest.get().what());
        Map<String, Verb> readings = longest.get().what();
        boolean isScene = longest.get().length() > 0
                && cursor.words().get(start + longest.get().length()).equals("on")
                && object.isPresent()
                && object.get().noun().isPlace();
        if (isScene || object.isEmpty() && longest.get().length() > 0 && needsObject(readings)) {
            object = Optional.empty();
            cursor.moveTo(start + 1);
            readings = lexicon.verb(base, List.of(), 0).map(Found::what).orElse(Map.of());
        }
        Optional<Verb> verb = reading(readings, object);
        Optional<Noun> part = object.isPresent() ? nominals.modifiers().holdingPart() : Optional.empty();
        Complements complements = complements();
        if (verb.isEmpty()
                || object.isEmpty()
                        && (verb.get().has("t")
                                || verb.get().has("h")
                                || verb.get().has("w"))) {
            cursor.miss();
            return Optional.empty();
        }
        return Optional.of(new Predicate(verb, attempt, object, part, complements.places, complements.adverbs));
    }

    /** What is told as doing, though English says it without a verb: "on a horse" is riding it. */
    Optional<Modifier> doing(String base, String particle, Nominal object) {
        return lexicon.verb(base, List.of(particle), 0)
                .flatMap(found -> reading(found.what(), Optional.of(object)))
                .map(verb -> new Modifier.Doing(new Predicate(
                        Optional.of(verb), Attempt.NONE, Optional.of(object), Optional.empty(), List.of(), List.of())));
    }

    /** Of the verbs that a form belongs to the one that spelling fits best: "lying" is of "lie" before "ly". */
    private String base(List<VerbForm> forms) {
        return forms.get(0).base();
    }

    private static boolean needsObject(Map<String, Verb> readings) {
        Verb plain = readings.getOrDefault("", readings.values().iterator().next());
        return plain.has("t") || !plain.spanish().preposition().isEmpty();
    }

    private Optional<Nominal> object(String base, Map<String, Verb> readings) {
        boolean takesNone = readings.values().stream().allMatch(verb -> verb.has("p"));
        if (takesNone) {
            return Optional.empty();
        }
        if (Words.PRONOUNS.contains(cursor.word())) {
            cursor.skip(1);
            cursor.take("other");
            cursor.miss();
            return Optional.empty();
        }
        Optional<Nominal> object = nominals.nominal(OF_SEEING.contains(base) ? Place.SEEN : Place.INNER);
        if (object.isEmpty() && Words.startsNominal(cursor.word())) {
            skipUnknownPhrase();
        }
        return object;
    }

    private static Optional<Verb> reading(Map<String, Verb> readings, Optional<Nominal> object) {
        if (object.isEmpty()) {
            return Optional.ofNullable(readings.getOrDefault("0", readings.get("")));
        }
        Nominal nominal =
                object.get() instanceof Several several ? several.members().get(0) : object.get();
        Noun noun = nominal instanceof Measured measured ? measured.whole().noun() : nominal.noun();
        if (readings.containsKey(noun.english())) {
            return Optional.of(readings.get(noun.english()));
        }
        return noun.flags().stream()
                .filter(readings::containsKey)
                .map(readings::get)
                .findFirst()
                .or(() -> Optional.ofNullable(readings.get("")));
    }

    /** What follows a verb and its object. */
    record Complements(List<Related> places, List<Adverb> adverbs) {}

    Complements complements() {
        List<Related> places = new ArrayList<>();
        List<Adverb> adverbs = new ArrayList<>();
        while (!cursor.isAtEnd()) {
            Optional<Found<Adverb>> adverb = lexicon.adverb(cursor.words(), cursor.at());
            Optional<Found<Preposition>> preposition = lexicon.preposition(cursor.words(), cursor.at());
            int length = preposition.map(Found::length).orElse(0);
            if (adverb.isPresent() && adverb.get().length() > length) {
                adverbs.add(adverb.get().what());
                cursor.skip(adverb.get().length());
            } else if (preposition.isPresent()) {
                cursor.skip(length);
                Optional<Nominal> nominal = nominals.nominal(Place.INNER);
                if (nominal.isPresent() && !isNoPlace(preposition.get().what(), nominal.get())) {
                    places.add(new Related(preposition.get().what(), nominal.get()));
                } else if (nominal.isPresent()) {
                    continue;
                } else if (adverb.isPresent()) {
                    adverbs.add(adverb.get().what());
                } else {
                    skipUnknownPhrase();
                }
            } else if (cursor.word().equals("to")) {
                return new Complements(places, adverbs);
            } else if (Words.PRONOUNS.contains(cursor.word()) || Words.FILLERS.contains(cursor.word())) {
                cursor.miss();
                cursor.skip(1);
            } else {
                return new Complements(places, adverbs);
            }
        }
        return new Complements(places, adverbs);
    }

    /** What is said after a verb of whom the verb is about, since this was last asked: "with a ball in its mouth". */
    List<Modifier> takeOfSubject() {
        List<Modifier> taken = List.copyOf(ofSubject);
        ofSubject.clear();
        return taken;
    }

    /** Whether what follows a preposition isn't where something happens: it is noted for the subject, or left out. */
    private boolean isNoPlace(Preposition preposition, Nominal nominal) {
        boolean isWorn = ModifierParser.areAll(nominal, Noun::isWorn);
        boolean isTarget = preposition.english().equals("at")
                && (nominal.noun().isAlive() || nominal.noun().english().endsWith("ball"));
        if (isTarget) {
            cursor.miss();
            return true;
        }
        if (preposition.english().equals("in") && isWorn) {
            return ofSubject.add(new Modifier.Wearing(nominal));
        }
        Optional<Noun> part = preposition.kind() == Preposition.Kind.COMPANION
                ? nominals.modifiers().holdingPart()
                : Optional.empty();
        return part.isPresent() && ofSubject.add(new Modifier.Having(nominal, part));
    }

    /** Goes on over a noun phrase whose noun isn't known. */
    void skipUnknownPhrase() {
        if (Words.FILLERS.contains(cursor.words().get(cursor.at() - 1)) && !Words.startsNominal(cursor.word())) {
            return;
        }
        cursor.miss();
        while (Words.startsNominal(cursor.word())) {
            cursor.skip(1);
        }
        while (!cursor.isAtEnd()
                && !Words.isFrame(cursor.word())
                && lexicon.preposition(cursor.words(), cursor.at()).isEmpty()
                && lexicon.verbForms(cursor.word()).stream().noneMatch(form -> form.form() == Form.PROGRESSIVE)) {
            cursor.skip(1);
        }
    }
}
