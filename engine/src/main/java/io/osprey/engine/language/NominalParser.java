package io.osprey.engine.language;

import io.osprey.engine.language.Lexicon.Form;
import io.osprey.engine.language.Lexicon.Found;
import io.osprey.engine.language.Lexicon.NounForm;
import io.osprey.engine.language.Lexicon.Number;
import io.osprey.engine.language.Nominal.Determiner;
import io.osprey.engine.language.Nominal.Measured;
import io.osprey.engine.language.Nominal.Quantity;
import io.osprey.engine.language.Nominal.Several;
import io.osprey.engine.language.Nominal.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads noun phrases. What it doesn't know between an article and a known noun, it leaves out. */
final class NominalParser {
    private static final int FARTHEST_NOUN = 5;

    private static final Set<String> GAMES = Set.of("game", "match");

    /** Where in a sentence a noun phrase stands. */
    enum Place {
        /** Before the verb: what follows is said of it. */
        SUBJECT,
        /** Inside what is said of a subject. */
        IN_SUBJECT,
        /** After a verb or preposition: most of what follows is said of the verb. */
        INNER,
        /** After a verb of seeing: what follows is said of whom is seen. */
        SEEN
    }

    private final Cursor cursor;
    private final Lexicon lexicon;
    private final ModifierParser modifiers;

    NominalParser(Cursor cursor, Lexicon lexicon, PredicateParser predicates) {
        this.cursor = cursor;
        this.lexicon = lexicon;
        this.modifiers = new ModifierParser(cursor, lexicon, predicates, this);
    }

    ModifierParser modifiers() {
        return modifiers;
    }

    /** Reads a noun phrase or several joined ones; empty, and nothing read, when its noun isn't known. */
    Optional<Nominal> nominal(Place place) {
        Optional<Nominal> first = simple(place);
        if (first.isEmpty()) {
            return first;
        }
        List<Nominal> members = new ArrayList<>(List.of(first.get()));
        while (cursor.word().equals("and") || cursor.word().equals("or")) {
            int joint = cursor.at();
            cursor.skip(1);
            Optional<Nominal> next = startsVerb() ? Optional.empty() : simple(place);
            boolean clauseFollows = next.isPresent() && isSubjectOfNext(members.get(0), next.get(), place);
            if (next.isEmpty() || clauseFollows) {
                cursor.moveTo(joint);
                break;
            }
            members.add(alike(members.get(0), next.get()));
        }
        return Optional.of(members.size() == 1 ? members.get(0) : new Several(members));
    }

    /** "A man and woman" are a man and a woman. */
    private static Nominal alike(Nominal first, Nominal next) {
        boolean isElliptic = first instanceof Thing one
                && (one.determiner() == Determiner.A || one.determiner() == Determiner.THE)
                && next instanceof Thing other
                && other.determiner() == Determiner.NONE
                && !other.isPlural()
                && !other.isCounted()
                && !other.noun().isMass()
                && !other.noun().isAlwaysAlike();
        return isElliptic ? ((Thing) next).with(((Thing) first).determiner()) : next;
    }

    /** Whether the noun phrase just read begins a clause of its own, in place of going on with the list before it. */
    private boolean isSubjectOfNext(Nominal first, Nominal next, Place place) {
        boolean isAlive = next.noun().isAlive() && !first.noun().isAlive();
        return switch (place) {
            case SUBJECT -> false;
            case IN_SUBJECT -> isAlive;
            case INNER, SEEN ->
                Words.BE.contains(cursor.word())
                                && !(first.noun().isWorn() && next.noun().isWorn())
                        || next.noun().isAlive() && lexicon.hasForm(cursor.word(), Form.PROGRESSIVE);
        };
    }

    private boolean startsVerb() {
        return lexicon.hasForm(cursor.word(), Form.PROGRESSIVE)
                && lexicon.noun(cursor.words(), cursor.at()).isEmpty();
    }

    private Optional<Nominal> simple(Place place) {
        int start = cursor.at();
        Lead lead = lead();
        List<Quality> qualities = qualities();
        Optional<Portion> portion = portionAt(cursor.at());
        Optional<Nominal> head = portion.isPresent()
                ? measured(lead, qualities, portion.get(), place)
                : thing(lead, qualities).map(thing -> thing);
        if (head.isEmpty() && portion.isPresent()) {
            head = thing(lead, qualities).map(thing -> thing);
        }
        if (head.isEmpty()) {
            cursor.moveTo(start);
            return Optional.empty();
        }
        return Optional.of(modifiers.modified(owned(head.get(), place), place));
    }

    /** A measuring noun, unless a noun's own name goes on over "of": "body of water". */
    private Optional<Portion> portionAt(int at) {
        boolean isName = lexicon.noun(cursor.words(), at)
                .map(found -> found.length() > 1)
                .orElse(false);
        return isName
                ? Optional.empty()
                : lexicon.portion(cursor.words(), at, false).or(() -> lexicon.portion(cursor.words(), at, true));
    }

    /** What stands before a noun's adjectives. */
    private record Lead(Determiner determiner, int count, Quantity quantity) {}

    private Lead lead() {
        Determiner determiner = Determiner.NONE;
        int count = 0;
        Quantity quantity = Quantity.NONE;
        boolean goesOn = true;
        while (goesOn) {
            String word = cursor.word();
            if (word.equals("a") || word.equals("an") || word.equals("one")) {
                determiner = Determiner.A;
            } else if (word.equals("another")) {
                determiner = Determiner.OTHER;
            } else if (word.equals("other")) {
                determiner = determiner == Determiner.THE ? Determiner.THE_OTHER : Determiner.OTHER;
            } else if (Words.DEMONSTRATIVES.contains(word) && !Words.BE.contains(cursor.word(1))) {
                determiner = Determiner.THE;
            } else if (Words.POSSESSIVES.contains(word)) {
                determiner = Determiner.POSSESSIVE;
            } else if (word.equals("both")) {
                count = 2;
            } else if (Words.NUMBERS.containsKey(word)) {
                count = Words.NUMBERS.get(word);
            } else if (Words.QUANTITIES.containsKey(word)) {
                quantity = Words.QUANTITIES.get(word);
                determiner = Determiner.NONE;
            } else if (!(word.equals("of") && (count > 0 || quantity != Quantity.NONE) || word.equals("all"))) {
                goesOn = false;
            }
            if (goesOn) {
                cursor.skip(1);
            }
        }
        return new Lead(determiner, count, quantity);
    }

    /** An adjective's readings, and whether "and" stands between it and the one before. */
    private record Quality(Map<String, Adjective> readings, boolean isJoined) {}

    private List<Quality> qualities() {
        List<Quality> qualities = new ArrayList<>();
        boolean isJoined = false;
        while (true) {
            List<String> words = cursor.words();
            int at = cursor.at();
            if (portionAt(at).isPresent()) {
                return qualities;
            }
            if (cursor.word().equals("colored") && !qualities.isEmpty()) {
                cursor.skip(1);
                continue;
            }
            Optional<Found<NounForm>> noun = lexicon.noun(words, at);
            Optional<Found<Map<String, Adjective>>> adjective = lexicon.adjective(words, at);
            boolean leads = adjective.isPresent()
                    && adjective.get().length() >= noun.map(Found::length).orElse(0)
                    && nounLiesAhead(at + adjective.get().length());
            if (leads) {
                qualities.add(new Quality(adjective.get().what(), isJoined));
                isJoined = false;
                cursor.skip(adjective.get().length());
                if (cursor.word().equals("and") && qualityFollows(cursor.at() + 1)) {
                    isJoined = true;
                    cursor.skip(1);
                }
            } else if (noun.isPresent() || cursor.isAtEnd() || !isUnknown(at) || !nounLiesAhead(at + 1)) {
                return qualities;
            } else {
                if (!Words.FILLERS.contains(cursor.word())) {
                    cursor.miss();
                }
                cursor.skip(1);
            }
        }
    }

    /** Whether an adjective, or what might be one, stands here before a noun. */
    private boolean qualityFollows(int at) {
        boolean isQuality = lexicon.adjective(cursor.words(), at).isPresent()
                || at < cursor.words().size()
                        && isUnknown(at)
                        && lexicon.noun(cursor.words(), at).isEmpty();
        return isQuality && nounLiesAhead(at);
    }

    /** Whether a word is neither part of the frame nor a verb nor a preposition. */
    private boolean isUnknown(int at) {
        String word = cursor.words().get(at);
        boolean isVerb = lexicon.verbForms(word).stream().anyMatch(form -> form.form() != Form.PARTICIPLE);
        return lexicon.preposition(cursor.words(), at).isEmpty()
                && (Words.FILLERS.contains(word) || !Words.isFrame(word) && !isVerb);
    }

    private boolean nounLiesAhead(int from) {
        int at = from;
        while (at < cursor.words().size() && at < from + FARTHEST_NOUN) {
            if (portionAt(at).isPresent() || lexicon.noun(cursor.words(), at).isPresent()) {
                return true;
            }
            Optional<Found<Map<String, Adjective>>> adjective = lexicon.adjective(cursor.words(), at);
            if (adjective.isPresent()) {
                at += adjective.get().length();
            } else if (cursor.words().get(at).equals("and") && qualityFollows(at + 1)) {
                at++;
            } else if (isUnknown(at)) {
                at++;
            } else {
                return false;
            }
        }
        return false;
    }

    private Optional<Nominal> measured(Lead lead, List<Quality> qualities, Portion portion, Place place) {
        int start = cursor.at();
        boolean isSeveral = lexicon.portion(cursor.words(), start, false).isEmpty();
        cursor.skip(2);
        Lead inner = lead();
        Optional<Thing> whole = thing(inner, qualities());
        if (whole.isEmpty()) {
            cursor.moveTo(start);
            return Optional.empty();
        }
        Thing counted = whole.get();
        boolean isMany = portion.isMany() && lead.determiner != Determiner.THE;
        boolean isPair = portion.isTwo() && !isSeveral && lead.determiner == Determiner.A && qualities.isEmpty();
        if (isPair && !counted.noun().isAlwaysAlike()) {
            return Optional.of(counted.withCount(2));
        }
        if (isMany || portion.isTwo() && counted.noun().isAlwaysAlike()) {
            return Optional.of(isMany ? counted.with(Quantity.MANY) : counted);
        }
        return Optional.of(new Measured(
                lead.determiner,
                lead.count,
                lead.quantity,
                adjectives(qualities, null),
                portion,
                isSeveral,
                counted,
                List.of()));
    }

    private Optional<Thing> thing(Lead lead, List<Quality> qualities) {
        Optional<Found<NounForm>> found = lexicon.noun(cursor.words(), cursor.at());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        NounForm form = found.get().what();
        cursor.skip(found.get().length());
        Optional<Noun> material = Optional.empty();
        Optional<Found<NounForm>> next = lexicon.noun(cursor.words(), cursor.at());
        while (next.isPresent() && form.number() != Number.MANY && isCompound(form)) {
            material = Optional.of(form.noun()).filter(noun -> !noun.isWorn());
            form = next.get().what();
            cursor.skip(next.get().length());
            next = lexicon.noun(cursor.words(), cursor.at());
        }
        Noun noun = form.noun();
        boolean plural = isPlural(lead, form);
        boolean isSomeone =
                noun.isPerson() && noun.isAlwaysAlike() && noun.english().startsWith("some");
        Determiner determiner = isSomeone
                ? Determiner.A
                : plural && lead.determiner == Determiner.A ? Determiner.NONE : lead.determiner;
        Thing thing = new Thing(
                determiner,
                lead.count,
                lead.quantity,
                adjectives(qualities, noun),
                material,
                noun,
                plural,
                Optional.empty(),
                Optional.empty(),
                List.of());
        return Optional.of(thing);
    }

    /** Whether the noun here goes together with the one before it, and isn't a verb. */
    private boolean isCompound(NounForm before) {
        String word = cursor.word();
        if (lexicon.hasForm(word, Form.PROGRESSIVE) || lexicon.hasForm(word, Form.PARTICIPLE)) {
            return false;
        }
        return !lexicon.hasForm(word, Form.THIRD_PERSON)
                && !(before.noun().isMass()
                        && lexicon.noun(cursor.words(), cursor.at())
                                        .orElseThrow()
                                        .what()
                                        .number()
                                == Number.MANY
                        && !lexicon.noun(cursor.words(), cursor.at())
                                .orElseThrow()
                                .what()
                                .noun()
                                .isPerson())
                && (!lexicon.hasForm(word, Form.BASE)
                        || before.number() == Number.ONE
                        || before.noun().isMass());
    }

    private boolean isPlural(Lead lead, NounForm form) {
        if (form.noun().isMass() && form.number() != Number.MANY) {
            return false;
        }
        if (form.number() != Number.EITHER) {
            return form.number() == Number.MANY || lead.count > 1;
        }
        if (lead.count > 1) {
            return true;
        }
        if (form.noun().isAlwaysAlike()) {
            return false;
        }
        boolean one = lead.determiner == Determiner.A
                || lead.determiner == Determiner.THE
                || lead.determiner == Determiner.POSSESSIVE;
        return !one || cursor.word().equals("are");
    }

    private static List<Adjective> adjectives(List<Quality> qualities, Noun noun) {
        List<Adjective> adjectives = new ArrayList<>();
        for (Quality quality : qualities) {
            Adjective adjective = reading(quality.readings(), noun);
            int last = adjectives.size() - 1;
            if (quality.isJoined() && last >= 0) {
                adjectives.set(last, adjectives.get(last).and(adjective));
            } else {
                adjectives.add(adjective);
            }
        }
        return adjectives;
    }

    static Adjective reading(Map<String, Adjective> readings, Noun noun) {
        if (noun != null) {
            boolean isChild = Set.of("child", "boy", "girl", "kid").contains(noun.english());
            if (isChild && readings.containsKey("C")) {
                return readings.get("C");
            }
            for (String flag : noun.flags()) {
                if (readings.containsKey(flag)) {
                    return readings.get(flag);
                }
            }
        }
        return readings.getOrDefault("", readings.values().iterator().next());
    }

    /** Follows "'s" and "of". */
    private Nominal owned(Nominal head, Place place) {
        if (head instanceof Thing owner && cursor.word().equals("'s")) {
            int start = cursor.at();
            cursor.skip(1);
            if (simple(place).orElse(null) instanceof Thing thing) {
                return new Thing(
                        Determiner.THE,
                        thing.count(),
                        thing.quantity(),
                        thing.adjectives(),
                        thing.material(),
                        thing.noun(),
                        thing.isPlural(),
                        Optional.of(owner),
                        thing.of(),
                        thing.modifiers());
            }
            cursor.moveTo(start + 1);
            cursor.miss();
        }
        if (head instanceof Thing thing && cursor.word().equals("of")) {
            cursor.skip(1);
            Optional<Nominal> of = nominal(place == Place.SUBJECT ? Place.IN_SUBJECT : place);
            if (of.isEmpty()) {
                cursor.miss();
                return head;
            }
            boolean isMatch = GAMES.contains(thing.noun().english())
                    && of.get().noun().flags().contains("S");
            if (isMatch) {
                return of.get();
            }
            return new Thing(
                    thing.determiner(),
                    thing.count(),
                    thing.quantity(),
                    thing.adjectives(),
                    thing.material(),
                    thing.noun(),
                    thing.isPlural(),
                    thing.owner(),
                    of,
                    thing.modifiers());
        }
        return head;
    }
}
