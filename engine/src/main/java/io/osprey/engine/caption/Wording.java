package io.osprey.engine.caption;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells whether two English sentences say the same in other words. Pure. */
final class Wording {
    private static final Set<String> LITTLE = Set.of(
            "a", "an", "the", "is", "are", "be", "being", "was", "of", "in", "on", "at", "to", "with", "and", "its",
            "it", "his", "her", "their", "that", "which", "who", "while", "as", "by", "for", "from", "into", "onto",
            "has", "have", "there", "this", "some");
    private static final Pattern ENDING = Pattern.compile("(?<=\\w{3})(ing|es|ed|s|e)$");
    private static final Pattern DOUBLED_LETTER = Pattern.compile("(\\w)\\1$");

    private Wording() {}

    /** Whether the two say the same, but for at most one word that only one of them has. */
    static boolean isAlike(List<String> one, List<String> other) {
        Set<String> first = contents(one);
        Set<String> second = contents(other);
        Set<String> onlyOne = new HashSet<>(first);
        onlyOne.removeAll(second);
        second.removeAll(first);
        return onlyOne.size() + second.size() <= 1;
    }

    /** The stems of the words that carry a sentence's meaning. */
    private static Set<String> contents(List<String> words) {
        Set<String> contents = new HashSet<>();
        for (String word : words) {
            if (!LITTLE.contains(word)) {
                String stem = ENDING.matcher(word).replaceFirst("");
                contents.add(DOUBLED_LETTER.matcher(stem).replaceFirst("$1"));
            }
        }
        return contents;
    }
}
