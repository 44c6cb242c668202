package io.osprey.engine.language;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A noun of Spanish or Portuguese.
 *
 * @param singular the same as the plural for words that are always plural
 * @param takesMasculineArticle feminine with the article "el", as "agua"
 */
record RomanceNoun(
        String singular, String plural, boolean feminine, boolean alwaysPlural, boolean takesMasculineArticle) {
    private static final Set<String> LINKS = Set.of(
            "de", "del", "da", "do", "das", "dos", "d'água", "a", "al", "à", "en", "em", "no", "na", "con", "com",
            "sin", "sem", "para", "por", "sobre", "y", "e");
    private static final Pattern GENDER = Pattern.compile("(.*?) (fa|fp|mp|f|m)( .*)?");

    static RomanceNoun spanish(String text) {
        return parse(text, RomanceNoun::spanishPlural);
    }

    static RomanceNoun portuguese(String text) {
        return parse(text, RomanceNoun::portuguesePlural);
    }

    private static RomanceNoun parse(String text, UnaryOperator<String> pluralOfWord) {
        var matcher = GENDER.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a noun without gender: " + text);
        }
        String word = matcher.group(1);
        String gender = matcher.group(2);
        boolean alwaysPlural = gender.endsWith("p");
        String plural = matcher.group(3) != null
                ? matcher.group(3).strip()
                : alwaysPlural ? word : pluralOfPhrase(word, pluralOfWord);
        return new RomanceNoun(word, plural, gender.startsWith("f"), alwaysPlural, gender.equals("fa"));
    }

    /** The words up to the first preposition become plural: the noun and its adjectives. */
    static String pluralOfPhrase(String phrase, UnaryOperator<String> pluralOfWord) {
        String[] words = phrase.split(" ");
        for (int i = 0; i < words.length && !LINKS.contains(words[i]); i++) {
            words[i] = pluralOfWord.apply(words[i]);
        }
        return String.join(" ", words);
    }

    static String spanishPlural(String word) {
        if (word.equals("joven")) {
            return "jóvenes";
        }
        if (word.equals("gris")) {
            return "grises";
        }
        if (word.matches(".*[aeiouéáó]")) {
            return word + "s";
        }
        if (word.endsWith("z")) {
            return word.substring(0, word.length() - 1) + "ces";
        }
        if (word.matches(".*[áéíóú][ns]")) {
            int vowel = word.length() - 2;
            return word.substring(0, vowel)
                    + "aeiou".charAt("áéíóú".indexOf(word.charAt(vowel)))
                    + word.charAt(vowel + 1)
                    + "es";
        }
        if (word.matches(".*[aeiou]s")) {
            return word;
        }
        return word.matches(".*[íú]|.*[ts]k?|.*[kgcfmptb]") ? word + "s" : word + "es";
    }

    static String portuguesePlural(String word) {
        if (word.endsWith("ão")) {
            return word.substring(0, word.length() - 2) + "ões";
        }
        if (word.endsWith("m")) {
            return word.substring(0, word.length() - 1) + "ns";
        }
        if (word.endsWith("ês")) {
            return word.substring(0, word.length() - 2) + "eses";
        }
        if (word.matches(".*[aou]l")) {
            return word.substring(0, word.length() - 1) + "is";
        }
        if (word.endsWith("vel")) {
            return word.substring(0, word.length() - 2) + "eis";
        }
        if (word.endsWith("el")) {
            return word.substring(0, word.length() - 2) + "éis";
        }
        if (word.endsWith("il")) {
            return word.substring(0, word.length() - 1) + "s";
        }
        if (word.matches(".*[rz]")) {
            return word + "es";
        }
        return word.matches(".*[sx]") ? word : word + "s";
    }
}
