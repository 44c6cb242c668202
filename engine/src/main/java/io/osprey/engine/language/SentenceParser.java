package io.osprey.engine.language;

import io.osprey.engine.language.Lexicon.Form;
import io.osprey.engine.language.Lexicon.Found;
import io.osprey.engine.language.Nominal.Thing;
import io.osprey.engine.language.NominalParser.Place;
import io.osprey.engine.language.Predicate.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the captioner's English: one plain sentence or noun phrase. Goes from left to right and never back over a clause; modifiers,
 * phrases and whole predicates whose words aren't in the lexicon are left out.
 */
final class SentenceParser {
    private final Lexicon lexicon = Lexicon.get();
    private final Cursor cursor;
    private final PredicateParser predicates;
    private final NominalParser nominals;

    /**
     * What was understood.
     *
     * @param clauses none when not even the first noun phrase was
     * @param isComplete whether nothing was left out
     */
    record Reading(List<Clause> clauses, boolean isComplete) {
        Reading {
            clauses = List.copyOf(clauses);
        }
    }

    private SentenceParser(List<String> words) {
        this.cursor = new Cursor(Words.normal(words));
        this.predicates = new PredicateParser(cursor, lexicon);
        this.nominals = predicates.nominals();
    }

    /** @param words lower case */
    static Reading read(List<String> words) {
        return new SentenceParser(words).read();
    }

    /** The nouns that are in a sentence, in any order of words, each once. */
    static List<Noun> nouns(List<String> words) {
        List<String> normal = Words.normal(words);
        List<Noun> nouns = new ArrayList<>();
        int at = 0;
        while (at < normal.size()) {
            var found = Lexicon.get().noun(normal, at);
            found.map(match -> match.what().noun())
                    .filter(noun -> !nouns.contains(noun))
                    .ifPresent(nouns::add);
            at += found.map(Found::length).orElse(1);
        }
        return nouns;
    }

    private Reading read() {
        List<Clause> clauses = new ArrayList<>();
        boolean goesOn = true;
        while (goesOn && !cursor.isAtEnd()) {
            Optional<Clause> clause = clause();
            clause.ifPresent(clauses::add);
            goesOn = clause.isPresent() && joint();
        }
        if (!cursor.isAtEnd()) {
            cursor.miss();
        }
        return new Reading(clauses, cursor.isComplete());
    }

    private boolean joint() {
        return cursor.take("while") || cursor.take("as") || cursor.take("and");
    }

    private Optional<Clause> clause() {
        Clause.Kind kind = Clause.Kind.PHRASE;
        if (cursor.word().equals("there") && Words.BE.contains(cursor.word(1))) {
            cursor.skip(2);
            kind = Clause.Kind.EXISTENCE;
        } else if (Set.of("this", "it", "that").contains(cursor.word()) && Words.BE.contains(cursor.word(1))) {
            cursor.skip(2);
        }
        Optional<Nominal> subject = nominals.nominal(Place.SUBJECT);
        return subject.isEmpty() ? Optional.empty() : Optional.of(new ClauseReader(kind, subject.get()).read());
    }

    /** Reads what follows a subject. */
    private final class ClauseReader {
        private Clause.Kind kind;
        private Nominal subject;
        private final List<Predicate> found = new ArrayList<>();
        private final List<Adverb> adverbs = new ArrayList<>();

        ClauseReader(Clause.Kind kind, Nominal subject) {
            this.kind = kind;
            this.subject = subject;
        }

        Clause read() {
            while (!cursor.isAtEnd() && !startsClause()) {
                step();
                for (Modifier modifier : predicates.takeOfSubject()) {
                    subject = subject.with(modifier);
                }
            }
            dressSubject();
            if (kind == Clause.Kind.EXISTENCE && found.isEmpty()) {
                moveOut();
            }
            found.replaceAll(predicate -> predicate.saidOf(subject.noun()));
            if (!adverbs.isEmpty() && found.isEmpty()) {
                found.add(new Predicate(
                        Optional.empty(), Attempt.NONE, Optional.empty(), Optional.empty(), List.of(), adverbs));
            } else if (!adverbs.isEmpty()) {
                Predicate first = found.get(0);
                List<Adverb> all = new ArrayList<>(adverbs);
                all.addAll(first.adverbs());
                found.set(
                        0,
                        new Predicate(
                                first.verb(), first.attempt(), first.object(), first.bodyPart(), first.places(), all));
            }
            return new Clause(kind, subject, found);
        }

        /** Of what there is, says where it is: "there are boats in the harbor". */
        private void moveOut() {
            List<Modifier.Related> places = new ArrayList<>();
            Nominal rest = subject.without(places);
            if (!places.isEmpty()) {
                subject = rest;
                found.add(new Predicate(
                        Optional.empty(), Attempt.NONE, Optional.empty(), Optional.empty(), places, List.of()));
            }
        }

        private void step() {
            if (Words.BE.contains(cursor.word())) {
                cursor.skip(1);
                found.forEach(predicate ->
                        subject = subject.with(PredicateParser.asModifier(predicate.saidOf(subject.noun()))));
                found.clear();
                kind = kind == Clause.Kind.PHRASE ? Clause.Kind.SENTENCE : kind;
                afterBe();
            } else if (Words.RELATIVES.contains(cursor.word())) {
                cursor.skip(1);
                cursor.take("is");
                cursor.take("are");
                predicates
                        .predicate()
                        .ifPresent(predicate -> subject = subject.with(PredicateParser.asModifier(predicate)));
            } else if (cursor.word().equals("and")
                    || cursor.word().equals("while")
                    || cursor.word().equals("as")
                    || cursor.word().equals("then")) {
                cursor.skip(1);
            } else if (cursor.word().equals("to")) {
                cursor.skip(1);
                cursor.miss();
                predicates.predicate();
            } else if (isVerb()) {
                boolean finite = !predicates.startsWith(Form.PROGRESSIVE) && !predicates.startsWith(Form.PARTICIPLE);
                kind = finite && kind == Clause.Kind.PHRASE ? Clause.Kind.SENTENCE : kind;
                predicates.predicate().ifPresent(found::add);
            } else {
                loose();
            }
        }

        private boolean isVerb() {
            return !lexicon.verbForms(cursor.word()).isEmpty() || predicates.startsWith(Form.PROGRESSIVE);
        }

        private void afterBe() {
            while (Words.FILLERS.contains(cursor.word())) {
                cursor.skip(1);
            }
            Optional<Found<Map<String, Adjective>>> adjective = lexicon.adjective(cursor.words(), cursor.at());
            if (predicates.startsWith(Form.PROGRESSIVE) || predicates.startsWith(Form.PARTICIPLE)) {
                boolean passive = !predicates.startsWith(Form.PROGRESSIVE);
                predicates
                        .predicate()
                        .filter(predicate -> !passive
                                || predicate.isWearing()
                                || predicate.verb().orElseThrow().spanish().isState())
                        .ifPresentOrElse(found::add, cursor::miss);
            } else if (adjective.isPresent() && subject instanceof Thing thing) {
                cursor.skip(adjective.get().length());
                subject = thing.withAdjective(
                        NominalParser.reading(adjective.get().what(), thing.noun()));
                somewhere();
            } else {
                somewhere();
            }
        }

        /** Reads where somebody is, if that is said. */
        private void somewhere() {
            PredicateParser.Complements complements = predicates.complements();
            if (!complements.places().isEmpty() || !complements.adverbs().isEmpty()) {
                found.add(new Predicate(
                        Optional.empty(),
                        Attempt.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        complements.places(),
                        complements.adverbs()));
            }
        }

        /** Reads what stands between a subject and its verb, or after everything. */
        private void loose() {
            int start = cursor.at();
            PredicateParser.Complements complements = predicates.complements();
            adverbs.addAll(complements.adverbs());
            if (!complements.places().isEmpty() && !found.isEmpty()) {
                Predicate last = found.remove(found.size() - 1);
                List<Modifier.Related> places = new ArrayList<>(last.places());
                places.addAll(complements.places());
                found.add(new Predicate(
                        last.verb(), last.attempt(), last.object(), last.bodyPart(), places, last.adverbs()));
            } else {
                complements.places().forEach(this::place);
            }
            if (cursor.at() == start) {
                cursor.miss();
                cursor.skip(1);
            }
        }

        /** A place may be said of a subject, but not the way of a deed that isn't known. */
        private void place(Modifier.Related place) {
            if (place.preposition().kind() != Preposition.Kind.PLACE) {
                cursor.miss();
            } else {
                subject = subject.with(place);
            }
        }

        /** Whether "and", "while" or "as" begins a clause with its own subject here. */
        private boolean startsClause() {
            if (!Set.of("and", "while", "as").contains(cursor.word())) {
                return false;
            }
            int start = cursor.at();
            cursor.skip(1);
            Optional<Nominal> next =
                    predicates.startsWith(Form.PROGRESSIVE) ? Optional.empty() : nominals.nominal(Place.SUBJECT);
            boolean starts = next.isPresent() && (Words.BE.contains(cursor.word()) || isVerb());
            cursor.moveTo(start);
            return starts;
        }

        /** Who does something is said to wear what they wear, in place of doing both. */
        private void dressSubject() {
            if (found.size() < 2) {
                return;
            }
            List<Predicate> worn = found.stream().filter(Predicate::isWearing).toList();
            if (worn.size() < found.size()) {
                found.removeAll(worn);
                worn.forEach(predicate -> {
                    subject = subject.with(PredicateParser.asModifier(predicate));
                    predicate.places().forEach(place -> cursor.miss());
                });
            }
        }
    }
}
