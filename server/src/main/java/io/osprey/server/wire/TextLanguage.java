package io.osprey.server.wire;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The languages of text in pictures: which may be asked for, and which a text is in. */
public final class TextLanguage {
    /** What is read: Latin script and Chinese characters. */
    private static final List<String> READ = List.of(
            "cs", "da", "de", "en", "es", "fi", "fr", "hu", "it", "ja", "nb", "nl", "pl", "pt", "ro", "sk", "sr-Latn",
            "sv", "tr", "zh-Hans", "zh-Hant");

    /** Common short words of each. */
    private static final Map<String, Set<String>> WORDS = new LinkedHashMap<>();

    static {
        words("en", "the and of to is for with you are this on by from your not be at or it");
        words("es", "el los las y del por con una para es su más lo al está muy señor calle");
        words("pt", "o os e do da dos das em um uma para com não é ao pelo são você rua");
        words("fr", "le les et des du est une dans pour sur pas vous avec au aux ce rue nous");
        words("de", "der die das und ist den von mit zu für auf ein eine nicht dem im sie bitte");
        words("it", "il di che gli della per è sono con nel alla più del non questo via");
    }

    private TextLanguage() {}

    private static void words(String language, String words) {
        WORDS.put(language, Set.of(words.split(" ")));
    }

    /** A language that text is read in, as it is printed. */
    public static Optional<String> named(String code) {
        return READ.stream().filter(language -> language.equalsIgnoreCase(code)).findFirst();
    }

    /** The likeliest language of a text; empty when it has no letters. Short texts in Latin script are taken for English. */
    public static Optional<String> of(String text) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        text.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .forEach(scripts::add);
        if (scripts.isEmpty()) {
            return Optional.empty();
        }
        if (scripts.contains(UnicodeScript.HIRAGANA) || scripts.contains(UnicodeScript.KATAKANA)) {
            return Optional.of("ja");
        }
        if (scripts.contains(UnicodeScript.HAN)) {
            return Optional.of("zh-Hans");
        }
        List<String> words = Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"));
        String best = "en";
        long most = 0;
        for (Map.Entry<String, Set<String>> language : WORDS.entrySet()) {
            long count = words.stream().filter(language.getValue()::contains).count();
            if (count > most) {
                most = count;
                best = language.getKey();
            }
        }
        return Optional.of(best);
    }
}
