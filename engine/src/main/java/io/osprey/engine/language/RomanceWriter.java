package io.osprey.engine.language;

import io.osprey.engine.language.Modifier.Doing;
import io.osprey.engine.language.Modifier.Having;
import io.osprey.engine.language.Modifier.Related;
import io.osprey.engine.language.Modifier.Wearing;
import io.osprey.engine.language.Nominal.Determiner;
import io.osprey.engine.language.Nominal.Measured;
import io.osprey.engine.language.Nominal.Quantity;
import io.osprey.engine.language.Nominal.Several;
import io.osprey.engine.language.Nominal.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes Spanish and Portuguese: articles and adjectives agree with their nouns, participles and verbs with their subjects. */
final class RomanceWriter implements Writer {
    private final RomanceGrammar grammar;
    private final boolean neutral;

    /** What a noun phrase is in its sentence, which decides on its article where English has none. */
    private enum Role {
        SUBJECT,
        OBJECT,
        /** After a preposition of place. */
        PLACE,
        /** After "con" and "de". */
        BARE
    }

    RomanceWriter(RomanceGrammar grammar, boolean neutral) {
        this.grammar = grammar;
        this.neutral = neutral;
    }

    @Override
    public String write(List<Clause> clauses) {
        List<String> written = new ArrayList<>();
        for (Clause clause : clauses) {
            written.add(clause(clause, !written.isEmpty()));
        }
        return finished(String.join(" " + grammar.whileWord() + " ", written));
    }

    @Override
    public String picture(List<Nominal> things) {
        String image = grammar == RomanceGrammar.SPANISH ? "una imagen" : "uma imagem";
        if (things.isEmpty()) {
            return image;
        }
        List<String> names =
                things.stream().map(thing -> nominal(thing, Role.OBJECT)).toList();
        return finished(image + " " + grammar.with() + " " + joined(names));
    }

    private String finished(String text) {
        return grammar.contracted(text.replaceAll(" +", " ").strip());
    }

    private String clause(Clause clause, boolean isLater) {
        List<String> parts = new ArrayList<>();
        if (clause.kind() == Clause.Kind.EXISTENCE) {
            parts.add(grammar.thereIs());
        }
        Nominal subject = clause.subject();
        parts.add(nominal(subject, clause.kind() == Clause.Kind.EXISTENCE ? Role.OBJECT : Role.SUBJECT));
        boolean finite = clause.kind() == Clause.Kind.SENTENCE || isLater;
        boolean isFirst = true;
        Predicate last = null;
        for (Predicate predicate : clause.predicates()) {
            boolean joined = !isFirst && !predicate.isWearing() && !goesWith(last, predicate);
            boolean present = isPresent(predicate) || last != null && isPresent(last);
            if (finite && (isFirst || present)) {
                parts.add(isFirst ? "" : grammar.and());
                parts.add(finite(predicate, subject));
            } else {
                parts.add(joined ? grammar.and() : "");
                parts.add(participial(predicate, subject));
            }
            last = predicate;
            isFirst = false;
        }
        return String.join(" ", parts);
    }

    /** Whether a gerund tells what is done in a posture: "sentado en un banco leyendo". */
    private boolean goesWith(Predicate posture, Predicate predicate) {
        return posture != null
                && (posture.isBeing()
                        || grammar.verb(posture.verb().orElseThrow()).isState())
                && predicate.verb().map(verb -> !grammar.verb(verb).isState()).orElse(false);
    }

    /** Whether a predicate is in the simple present and not in the progressive. */
    private boolean isPresent(Predicate predicate) {
        return predicate.isWearing()
                || predicate.verb().map(verb -> verb.has("h")).orElse(false);
    }

    private String finite(Predicate predicate, Nominal subject) {
        if (isPresent(predicate)) {
            return present(predicate, subject);
        }
        return grammar.be(isPlural(subject)) + " " + participial(predicate, subject);
    }

    private String present(Predicate predicate, Nominal subject) {
        boolean plural = isPlural(subject);
        if (predicate.isWearing()) {
            return grammar.wears(plural) + " " + rest(predicate, subject);
        }
        RomanceVerb forms = grammar.verb(predicate.verb().orElseThrow());
        boolean isDone = predicate.attempt() == Predicate.Attempt.NONE;
        String verb = isDone ? forms.present() : grammar.attempt(predicate.attempt(), false);
        String infinitive = isDone ? "" : forms.infinitive() + " ";
        return (plural ? grammar.plural(verb) : verb) + " " + infinitive + rest(predicate, subject);
    }

    /** The predicate with its verb as gerund or participle. */
    private String participial(Predicate predicate, Nominal subject) {
        if (predicate.isBeing()) {
            return rest(predicate, subject);
        }
        if (predicate.isWearing()) {
            return grammar.with() + " " + nominal(predicate.object().orElseThrow(), Role.BARE) + " "
                    + complements(predicate, subject);
        }
        Verb verb = predicate.verb().orElseThrow();
        RomanceVerb forms = grammar.verb(verb);
        if (verb.has("h") && predicate.object().isPresent()) {
            return grammar.with() + " " + nominal(predicate.object().get(), Role.OBJECT) + " " + bodyPart(predicate)
                    + complements(predicate, subject);
        }
        if (forms.isState()) {
            return forms.state().form(isFeminine(subject), isPlural(subject)) + " " + rest(predicate, subject);
        }
        String head = predicate.attempt() == Predicate.Attempt.NONE
                ? forms.gerund()
                : grammar.attempt(predicate.attempt(), true) + " " + forms.infinitive();
        return head + " " + rest(predicate, subject);
    }

    private String rest(Predicate predicate, Nominal subject) {
        return object(predicate) + " " + bodyPart(predicate) + complements(predicate, subject);
    }

    private String bodyPart(Predicate predicate) {
        return predicate.bodyPart().map(part -> inPart(part) + " ").orElse("");
    }

    private String inPart(Noun part) {
        RomanceNoun noun = grammar.noun(part, false);
        return grammar.in() + " " + grammar.definite(noun, noun.alwaysPlural()) + " " + noun.singular();
    }

    private String object(Predicate predicate) {
        if (predicate.object().isEmpty()) {
            return "";
        }
        Nominal object = predicate.object().get();
        if (predicate.verb().isEmpty() || predicate.isWearing()) {
            return nominal(object, Role.BARE);
        }
        Verb verb = predicate.verb().get();
        RomanceVerb forms = grammar.verb(verb);
        if (forms.objectIsBare()) {
            return forms.preposition() + " " + bare(object);
        }
        Nominal definite =
                forms.objectIsDefinite() && object instanceof Thing thing && thing.determiner() == Determiner.NONE
                        ? thing.with(Determiner.THE)
                        : object;
        if (!forms.preposition().isEmpty()) {
            boolean place = forms.preposition().matches("en|em|sobre|por|para|a|por encima de|por cima de");
            return forms.preposition() + " " + nominal(definite, place ? Role.PLACE : Role.OBJECT);
        }
        boolean marked = grammar.marksPersons()
                && !verb.has("h")
                && (object.noun().isPerson() && !isMeasuredThing(object)
                        || verb.has("a") && object.noun().isAlive());
        return (marked ? "a " : "") + nominal(definite, Role.OBJECT);
    }

    private static boolean isMeasuredThing(Nominal object) {
        return object instanceof Measured measured && !measured.whole().noun().isPerson();
    }

    private String bare(Nominal object) {
        if (object instanceof Thing thing) {
            RomanceNoun noun = grammar.noun(thing.noun(), neutral);
            String adjectives = thing.adjectives().stream()
                    .map(adjective -> " " + grammar.adjective(adjective).form(noun.feminine(), noun.alwaysPlural()))
                    .collect(Collectors.joining());
            return noun.singular() + adjectives;
        }
        return grammar.noun(object.noun(), neutral).singular();
    }

    private String complements(Predicate predicate, Nominal subject) {
        List<String> parts = new ArrayList<>();
        predicate.places().forEach(place -> parts.add(related(place)));
        predicate
                .adverbs()
                .forEach(adverb -> parts.add(grammar.adverb(adverb).form(isFeminine(subject), isPlural(subject))));
        return String.join(" ", parts);
    }

    private String related(Related related) {
        Preposition preposition = related.preposition();
        Role role =
                switch (preposition.kind()) {
                    case COMPANION, WITHOUT -> Role.BARE;
                    default -> Role.PLACE;
                };
        return grammar.preposition(preposition, related.nominal().noun()) + " " + nominal(related.nominal(), role);
    }

    private String nominal(Nominal nominal, Role role) {
        if (nominal instanceof Several several) {
            return joined(several.members().stream()
                    .map(member -> nominal(member, role))
                    .toList());
        }
        return nominal instanceof Measured measured ? measured(measured, role) : thing((Thing) nominal, role);
    }

    private String joined(List<String> names) {
        if (names.size() == 1) {
            return names.get(0);
        }
        return String.join(", ", names.subList(0, names.size() - 1)) + " " + grammar.and() + " "
                + names.get(names.size() - 1);
    }

    private String measured(Measured measured, Role role) {
        RomanceNoun portion = grammar.portion(measured.portion());
        boolean plural = measured.several() || measured.count() > 1;
        List<String> parts = new ArrayList<>();
        parts.add(determiner(
                new Lead(
                        measured.determiner() == Determiner.NONE && !plural ? Determiner.A : measured.determiner(),
                        measured.count(),
                        measured.quantity()),
                portion,
                plural,
                false,
                role));
        parts.add(plural ? portion.plural() : portion.singular());
        parts.add(adjectives(measured.adjectives(), portion, plural));
        parts.add("de");
        parts.add(thing(measured.whole(), Role.BARE));
        measured.modifiers().forEach(modifier -> parts.add(modifier(modifier, measured)));
        return String.join(" ", parts);
    }

    private String thing(Thing thing, Role role) {
        RomanceNoun noun = grammar.noun(thing.noun(), neutral);
        boolean plural = isPlural(thing);
        List<String> parts = new ArrayList<>();
        boolean isMeal = thing.noun().flags().contains("D") && thing.determiner() == Determiner.NONE;
        Determiner determiner = isMeal
                        || thing.determiner() == Determiner.POSSESSIVE
                                && thing.noun().isBodyPart()
                ? Determiner.THE
                : thing.determiner();
        parts.add(determiner(
                new Lead(determiner, thing.count(), thing.quantity()), noun, plural, isUncounted(thing), role));
        parts.add(plural ? noun.plural() : noun.singular());
        thing.material()
                .ifPresent(material ->
                        parts.add("de " + grammar.noun(material, neutral).singular()));
        parts.add(adjectives(thing.adjectives(), noun, plural));
        thing.of().ifPresent(of -> parts.add(of(of)));
        thing.owner().ifPresent(owner -> parts.add("de " + nominal(owner, Role.SUBJECT)));
        thing.modifiers().forEach(modifier -> parts.add(modifier(modifier, thing)));
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    private String of(Nominal nominal) {
        return nominal instanceof Several several
                ? joined(several.members().stream().map(this::of).toList())
                : "de " + nominal(nominal, Role.BARE);
    }

    /** Substances, and sports that are played. */
    private static boolean isUncounted(Thing thing) {
        return thing.noun().isMass()
                || thing.noun().flags().contains("S") && thing.determiner() == Determiner.NONE && !thing.isPlural();
    }

    private record Lead(Determiner determiner, int count, Quantity quantity) {}

    private String determiner(Lead lead, RomanceNoun noun, boolean plural, boolean mass, Role role) {
        String number = lead.count > 1 ? grammar.number(Math.min(lead.count, 12), noun) : "";
        if (lead.quantity != Quantity.NONE) {
            return mass ? "" : grammar.quantity(lead.quantity, noun);
        }
        return switch (lead.determiner) {
            case THE -> (grammar.definite(noun, plural) + " " + number).strip();
            case POSSESSIVE -> (grammar.possessive(noun, plural) + " " + number).strip();
            case OTHER -> (grammar.other(noun, plural) + " " + number).strip();
            case THE_OTHER -> grammar.definite(noun, plural) + " " + grammar.other(noun, plural);
            case A ->
                mass || plural && noun.alwaysPlural() && role != Role.SUBJECT
                        ? massArticle(noun, plural, mass, role)
                        : grammar.indefinite(noun, plural);
            case NONE -> number.isEmpty() ? without(noun, plural, mass, role) : number;
        };
    }

    private String massArticle(RomanceNoun noun, boolean plural, boolean mass, Role role) {
        return mass ? without(noun, plural, true, role) : grammar.indefinite(noun, plural);
    }

    /** The article where English has none. */
    private String without(RomanceNoun noun, boolean plural, boolean mass, Role role) {
        if (mass) {
            return role == Role.SUBJECT || role == Role.PLACE ? grammar.definite(noun, plural) : "";
        }
        if (plural) {
            return role == Role.SUBJECT && grammar == RomanceGrammar.SPANISH && !noun.alwaysPlural()
                    ? grammar.indefinite(noun, true)
                    : "";
        }
        return switch (role) {
            case SUBJECT -> grammar.indefinite(noun, false);
            case PLACE -> grammar.definite(noun, false);
            case OBJECT -> noun.alwaysPlural() ? "" : grammar.indefinite(noun, false);
            case BARE -> "";
        };
    }

    /** Adjectives follow their noun, the one nearest to it in English first. */
    private String adjectives(List<Adjective> adjectives, RomanceNoun noun, boolean plural) {
        List<String> forms = new ArrayList<>();
        for (Adjective adjective : adjectives) {
            forms.add(0, grammar.adjective(adjective).form(noun.feminine(), plural));
        }
        return String.join(" ", forms);
    }

    private String modifier(Modifier modifier, Nominal head) {
        if (modifier instanceof Related related) {
            return related(related);
        }
        if (modifier instanceof Wearing wearing) {
            return grammar.with() + " " + nominal(wearing.clothes(), Role.BARE);
        }
        if (modifier instanceof Having having) {
            Optional<String> part = having.part().map(this::inPart);
            return grammar.with() + " " + nominal(having.thing(), Role.BARE)
                    + part.map(in -> " " + in).orElse("");
        }
        Predicate predicate = ((Doing) modifier).predicate();
        boolean isState = predicate
                .verb()
                .map(verb -> grammar.verb(verb).isState() || verb.has("h"))
                .orElse(true);
        return isState && predicate.attempt() == Predicate.Attempt.NONE
                ? participial(predicate, head)
                : "que " + present(predicate, head);
    }

    private boolean isPlural(Nominal nominal) {
        if (nominal instanceof Measured measured) {
            return measured.several()
                    || measured.count() > 1
                    || measured.portion().isTwo();
        }
        if (nominal instanceof Thing thing) {
            RomanceNoun noun = grammar.noun(thing.noun(), neutral);
            return noun.alwaysPlural()
                    || thing.isPlural() && !thing.noun().isMass()
                    || thing.quantity() != Quantity.NONE && !thing.noun().isMass();
        }
        return true;
    }

    private boolean isFeminine(Nominal nominal) {
        if (nominal instanceof Several several) {
            return several.members().stream().allMatch(this::isFeminine);
        }
        if (nominal instanceof Measured measured && !measured.portion().isTwo()) {
            return grammar.portion(measured.portion()).feminine();
        }
        return grammar.noun(nominal.noun(), neutral).feminine();
    }
}
