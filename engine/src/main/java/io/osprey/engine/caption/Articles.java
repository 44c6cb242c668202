package io.osprey.engine.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The indefinite article by the sound that follows it. Pure. */
final class Articles {
    private static final Pattern VOWEL_SOUND =
            Pattern.compile("(?!(uni[^nm]|one|once|use|usu|eu|ew))[aeiou].*|(hour|honest|honou?r|heir).*");

    private Articles() {}

    /** The sentence with "a" before consonants and "an" before vowels. */
    static List<String> corrected(List<String> words) {
        List<String> corrected = new ArrayList<>(words);
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).equals("a") || words.get(i).equals("an")) {
                corrected.set(i, VOWEL_SOUND.matcher(words.get(i + 1)).matches() ? "an" : "a");
            }
        }
        return corrected;
    }
}
