package io.osprey.engine.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** English words that stand for the sentence's frame and not for things. */
final class Words {
    static final Set<String> BE = Set.of("is", "are", "was", "were");
    static final Set<String> POSSESSIVES = Set.of("his", "her", "its", "their", "your", "my", "our");
    static final Set<String> DEMONSTRATIVES = Set.of("the", "this", "that", "these", "those");
    static final Set<String> RELATIVES = Set.of("who", "which", "that");
    static final Set<String> PRONOUNS = Set.of(
            "him",
            "them",
            "it",
            "himself",
            "herself",
            "itself",
            "themselves",
            "themself",
            "he",
            "she",
            "they",
            "something",
            "each",
            "us",
            "me");
    static final Set<String> FILLERS = Set.of(
            "very",
            "being",
            "also",
            "just",
            "brightly",
            "well",
            "fully",
            "still",
            "currently",
            "all",
            "quickly",
            "slowly",
            "happily",
            "together-with",
            "back",
            "away",
            "out",
            "up",
            "down",
            "off",
            "along",
            "over",
            "past",
            "intently",
            "closely",
            "high",
            "low",
            "fast",
            "about",
            "really",
            "so",
            "completely",
            "partially",
            "almost",
            "playfully",
            "quietly",
            "together");
    static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12));
    static final Map<String, Nominal.Quantity> QUANTITIES = Map.of(
            "several", Nominal.Quantity.SEVERAL,
            "multiple", Nominal.Quantity.SEVERAL,
            "few", Nominal.Quantity.SEVERAL,
            "many", Nominal.Quantity.MANY,
            "numerous", Nominal.Quantity.MANY,
            "some", Nominal.Quantity.SOME);
    private static final Set<String> JOINTS = Set.of("and", "or", "while", "as", "then", "to", "of", "there", "'s");

    private Words() {}

    /** Whether a word belongs to the frame, so that no noun phrase goes on over it. */
    static boolean isFrame(String word) {
        return BE.contains(word)
                || POSSESSIVES.contains(word)
                || DEMONSTRATIVES.contains(word)
                || RELATIVES.contains(word)
                || PRONOUNS.contains(word)
                || NUMBERS.containsKey(word)
                || QUANTITIES.containsKey(word)
                || JOINTS.contains(word)
                || startsNominal(word);
    }

    /** Whether a word can only begin a noun phrase. */
    static boolean startsNominal(String word) {
        return Set.of("a", "an", "one", "another", "other", "both").contains(word)
                || DEMONSTRATIVES.contains(word)
                || POSSESSIVES.contains(word)
                || NUMBERS.containsKey(word)
                || QUANTITIES.containsKey(word);
    }

    /** The words with possessive endings split off, without what captioners learn from broken text. */
    static List<String> normal(List<String> words) {
        List<String> normal = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("apos") && i + 1 < words.size() && words.get(i + 1).equals("s")) {
                continue;
            }
            if (word.equals("s") && i > 0 && words.get(i - 1).equals("apos")) {
                normal.add("'s");
            } else if (word.equals("there's")) {
                normal.addAll(List.of("there", "is"));
            } else if (word.endsWith("'s") && word.length() > 2) {
                normal.add(word.substring(0, word.length() - 2));
                normal.add("'s");
            } else if (!word.isEmpty()
                    && !Set.of("quot", "apos", "amp", ".", ",").contains(word)) {
                normal.add(word);
            }
        }
        return List.copyOf(normal);
    }
}
