package io.osprey.engine.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How English words change. Pure. Where spelling depends on sound, all candidates are given: "runing" does no harm, because no
 * captioner says it.
 */
final class EnglishForms {
    private static final Pattern SIBILANT = Pattern.compile(".*(s|x|z|ch|sh)");
    private static final Pattern CONSONANT_Y = Pattern.compile(".*[^aeiou]y");

    private EnglishForms() {}

    /** The regular plural. */
    static String plural(String noun) {
        if (SIBILANT.matcher(noun).matches()) {
            return noun + "es";
        }
        return CONSONANT_Y.matcher(noun).matches() ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    }

    /** "rides", and what might be meant so. */
    static Set<String> thirdPerson(String verb) {
        return new LinkedHashSet<>(List.of(plural(verb), verb + "es"));
    }

    /** "riding", and what might be meant so. */
    static Set<String> progressive(String verb) {
        return suffixed(verb, "ing");
    }

    /** "covered", and what might be meant so. */
    static Set<String> past(String verb) {
        Set<String> forms = suffixed(verb, "ed");
        if (verb.endsWith("y")) {
            forms.add(verb.substring(0, verb.length() - 1) + "ied");
        }
        return forms;
    }

    private static Set<String> suffixed(String verb, String suffix) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(verb + suffix);
        forms.add(verb + verb.charAt(verb.length() - 1) + suffix);
        if (verb.endsWith("e")) {
            forms.add(verb.substring(0, verb.length() - 1) + suffix);
        }
        return forms;
    }
}
