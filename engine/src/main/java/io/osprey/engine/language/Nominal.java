package io.osprey.engine.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Something that a sentence speaks of. */
sealed interface Nominal {
    /** What points a noun out. */
    enum Determiner {
        NONE,
        A,
        THE,
        POSSESSIVE,
        OTHER,
        THE_OTHER
    }

    /** How many, without a number. */
    enum Quantity {
        NONE,
        SEVERAL,
        MANY,
        SOME
    }

    /** The noun that the nominal's verbs agree with. */
    Noun noun();

    boolean isPlural();

    /** The same with a modifier more. */
    Nominal with(Modifier modifier);

    /** The same without the places that it is said to be at, which are added to a list. */
    Nominal without(List<Modifier.Related> places);

    /**
     * A thing or several of a kind.
     *
     * @param count a number of two or more; 0 when none is given
     * @param adjectives in the order of English
     * @param material a noun that stands before the noun, as "soccer" in "soccer ball"
     * @param owner whose it is
     * @param of what follows "of"
     */
    record Thing(
            Determiner determiner,
            int count,
            Quantity quantity,
            List<Adjective> adjectives,
            Optional<Noun> material,
            Noun noun,
            boolean isPlural,
            Optional<Nominal> owner,
            Optional<Nominal> of,
            List<Modifier> modifiers)
            implements Nominal {
        public Thing {
            adjectives = List.copyOf(adjectives);
            modifiers = List.copyOf(modifiers);
        }

        /** One of a kind, or a substance. */
        static Thing a(Noun noun) {
            return new Thing(
                    noun.isAlwaysAlike() ? Determiner.NONE : Determiner.A,
                    0,
                    Quantity.NONE,
                    List.of(),
                    Optional.empty(),
                    noun,
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    List.of());
        }

        @Override
        public Thing with(Modifier modifier) {
            return new Thing(
                    determiner,
                    count,
                    quantity,
                    adjectives,
                    material,
                    noun,
                    isPlural,
                    owner,
                    of,
                    plus(modifiers, modifier));
        }

        @Override
        public Thing without(List<Modifier.Related> places) {
            return new Thing(
                    determiner,
                    count,
                    quantity,
                    adjectives,
                    material,
                    noun,
                    isPlural,
                    owner,
                    of,
                    minus(modifiers, places));
        }

        Thing withAdjective(Adjective adjective) {
            return new Thing(
                    determiner,
                    count,
                    quantity,
                    plus(adjectives, adjective),
                    material,
                    noun,
                    isPlural,
                    owner,
                    of,
                    modifiers);
        }

        Thing with(Determiner other) {
            return new Thing(other, count, quantity, adjectives, material, noun, isPlural, owner, of, modifiers);
        }

        Thing withCount(int number) {
            return new Thing(determiner, number, quantity, adjectives, material, noun, true, owner, of, modifiers);
        }

        Thing with(Quantity other) {
            return new Thing(determiner, count, other, adjectives, material, noun, isPlural, owner, of, modifiers);
        }

        boolean isCounted() {
            return count > 0 || quantity != Quantity.NONE;
        }
    }

    /** A measured whole: "a group of people". */
    record Measured(
            Determiner determiner,
            int count,
            Quantity quantity,
            List<Adjective> adjectives,
            Portion portion,
            boolean several,
            Thing whole,
            List<Modifier> modifiers)
            implements Nominal {
        public Measured {
            adjectives = List.copyOf(adjectives);
            modifiers = List.copyOf(modifiers);
        }

        @Override
        public Noun noun() {
            return whole.noun();
        }

        @Override
        public boolean isPlural() {
            return several || portion.isTwo() || portion.isMany() && whole.isPlural();
        }

        @Override
        public Measured with(Modifier modifier) {
            return new Measured(
                    determiner, count, quantity, adjectives, portion, several, whole, plus(modifiers, modifier));
        }

        @Override
        public Measured without(List<Modifier.Related> places) {
            return new Measured(
                    determiner, count, quantity, adjectives, portion, several, whole, minus(modifiers, places));
        }
    }

    /** Several nominals joined by "and". */
    record Several(List<Nominal> members) implements Nominal {
        public Several {
            members = List.copyOf(members);
        }

        @Override
        public Noun noun() {
            return members.get(0).noun();
        }

        @Override
        public boolean isPlural() {
            return true;
        }

        /** What is said after the last member is said of it. */
        @Override
        public Several with(Modifier modifier) {
            List<Nominal> changed = new ArrayList<>(members);
            changed.set(changed.size() - 1, changed.get(changed.size() - 1).with(modifier));
            return new Several(changed);
        }

        @Override
        public Several without(List<Modifier.Related> places) {
            return new Several(
                    members.stream().map(member -> member.without(places)).toList());
        }
    }

    private static List<Modifier> minus(List<Modifier> modifiers, List<Modifier.Related> places) {
        List<Modifier> rest = new ArrayList<>();
        for (Modifier modifier : modifiers) {
            if (modifier instanceof Modifier.Related place
                    && place.preposition().kind() == Preposition.Kind.PLACE) {
                places.add(place);
            } else {
                rest.add(modifier);
            }
        }
        return rest;
    }

    private static <T> List<T> plus(List<T> list, T added) {
        List<T> longer = new ArrayList<>(list);
        longer.add(added);
        return longer;
    }
}
