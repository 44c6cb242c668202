package io.osprey.engine.language;

import java.util.function.UnaryOperator;

/** The four forms of an adjective or participle. */
record RomanceAdjective(String masculine, String feminine, String masculinePlural, String femininePlural) {
    /** @param text the masculine form; after a space the feminine one, unless regular; an equals sign before what never changes */
    static RomanceAdjective parse(String text, UnaryOperator<String> pluralOfWord) {
        if (text.startsWith("=")) {
            String word = text.substring(1);
            return new RomanceAdjective(word, word, word, word);
        }
        String[] joined = text.split(" (?=[ye] )|(?<= [ye]) ");
        if (joined.length == 3) {
            return both(parse(joined[0], pluralOfWord), joined[1], parse(joined[2], pluralOfWord));
        }
        String[] words = text.split(" ");
        if (words.length > 1 && (words[1].equals("de") || words[1].equals("a"))) {
            String rest = text.substring(words[0].length());
            RomanceAdjective head = parse(words[0], pluralOfWord);
            return new RomanceAdjective(
                    head.masculine + rest,
                    head.feminine + rest,
                    head.masculinePlural + rest,
                    head.femininePlural + rest);
        }
        String masculine = words[0];
        String feminine = words.length > 1 ? words[1] : feminine(masculine);
        return new RomanceAdjective(masculine, feminine, pluralOfWord.apply(masculine), pluralOfWord.apply(feminine));
    }

    /** Both qualities at once: "blanco y negro". */
    static RomanceAdjective both(RomanceAdjective one, String and, RomanceAdjective other) {
        String between = " " + and + " ";
        return new RomanceAdjective(
                one.masculine + between + other.masculine,
                one.feminine + between + other.feminine,
                one.masculinePlural + between + other.masculinePlural,
                one.femininePlural + between + other.femininePlural);
    }

    private static String feminine(String masculine) {
        return masculine.endsWith("o") ? masculine.substring(0, masculine.length() - 1) + "a" : masculine;
    }

    String form(boolean isFeminine, boolean isPlural) {
        if (isPlural) {
            return isFeminine ? femininePlural : masculinePlural;
        }
        return isFeminine ? feminine : masculine;
    }
}
