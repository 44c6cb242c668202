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
    private static final Pattern SPANISH_VOWEL = Pattern.compile(".*[aeiouéáó]");
    private static final Pattern SPANISH_STRESSED = Pattern.compile(".*[áéíóú][ns]");
    private static final Pattern SPANISH_UNSTRESSED = Pattern.compile(".*[aeiou]s");
    private static final Pattern SPANISH_FOREIGN = Pattern.compile(".*[íú]|.*[ts]k?|.*[kgcfmptb]");
    private static final Pattern PORTUGUESE_L = Pattern.compile(".*[aou]l");
    private static final Pattern PORTUGUESE_R_Z = Pattern.compile(".*[rz]");
    private static final Pattern PORTUGUESE_S_X = Pattern.compile(".*[sx]");
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
        if (SPANISH_VOWEL.matcher(word).matches()) {
            return word + "s";
        }
        if (word.endsWith("z")) {
            return word.substring(0, word.length() - 1) + "ces";
        }
        if (SPANISH_STRESSED.matcher(word).matches()) {
            int vowel = word.length() - 2;
            return word.substring(0, vowel)
                    + "aeiou".charAt("áéíóú".indexOf(word.charAt(vowel)))
                    + word.charAt(vowel + 1)
                    + "es";
        }
        if (SPANISH_UNSTRESSED.matcher(word).matches()) {
            return word;
        }
        return SPANISH_FOREIGN.matcher(word).matches() ? word + "s" : word + "es";
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
        if (PORTUGUESE_L.matcher(word).matches()) {
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
        if (PORTUGUESE_R_Z.matcher(word).matches()) {
            return word + "es";
        }
        return PORTUGUESE_S_X.matcher(word).matches() ? word : word + "s";
    }
}
