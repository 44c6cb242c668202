package io.osprey.engine.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rewrites a sentence so that it doesn't say anybody's gender: "man" and "woman" become "person", "boy" and "girl" become
 * "child", "he" and "she" become "they", and verbs and articles follow. Pure. Words that are no longer about gender stay: the
 * "snowman", "man made", "cowboy hat".
 */
final class GenderNeutral {
    private static final String PERSON = "person";
    private static final String CHILD = "child";

    private static final Map<String, String> NOUNS = Map.ofEntries(
            Map.entry("man", PERSON),
            Map.entry("woman", PERSON),
            Map.entry("guy", PERSON),
            Map.entry("lady", PERSON),
            Map.entry("gentleman", PERSON),
            Map.entry("dude", PERSON),
            Map.entry("men", "people"),
            Map.entry("women", "people"),
            Map.entry("guys", "people"),
            Map.entry("ladies", "people"),
            Map.entry("gentlemen", "people"),
            Map.entry("males", "people"),
            Map.entry("females", "people"),
            Map.entry("dudes", "people"),
            Map.entry("boy", CHILD),
            Map.entry("girl", CHILD),
            Map.entry("boys", "children"),
            Map.entry("girls", "children"),
            Map.entry("schoolboy", "schoolchild"),
            Map.entry("schoolgirl", "schoolchild"),
            Map.entry("schoolboys", "schoolchildren"),
            Map.entry("schoolgirls", "schoolchildren"),
            Map.entry("mother", "parent"),
            Map.entry("father", "parent"),
            Map.entry("mom", "parent"),
            Map.entry("dad", "parent"),
            Map.entry("mothers", "parents"),
            Map.entry("fathers", "parents"),
            Map.entry("grandmother", "grandparent"),
            Map.entry("grandfather", "grandparent"),
            Map.entry("son", CHILD),
            Map.entry("daughter", CHILD),
            Map.entry("sons", "children"),
            Map.entry("daughters", "children"),
            Map.entry("brother", "sibling"),
            Map.entry("sister", "sibling"),
            Map.entry("brothers", "siblings"),
            Map.entry("sisters", "siblings"),
            Map.entry("husband", "spouse"),
            Map.entry("wife", "spouse"),
            Map.entry("boyfriend", "partner"),
            Map.entry("girlfriend", "partner"),
            Map.entry("policeman", "police officer"),
            Map.entry("policewoman", "police officer"),
            Map.entry("policemen", "police officers"),
            Map.entry("fireman", "firefighter"),
            Map.entry("firemen", "firefighters"),
            Map.entry("businessman", "business person"),
            Map.entry("businesswoman", "business person"),
            Map.entry("businessmen", "business people"),
            Map.entry("salesman", "salesperson"),
            Map.entry("saleswoman", "salesperson"),
            Map.entry("workman", "worker"),
            Map.entry("workmen", "workers"),
            Map.entry("fisherman", "fisher"),
            Map.entry("fishermen", "fishers"),
            Map.entry("horseman", "rider"),
            Map.entry("cameraman", "camera operator"),
            Map.entry("mailman", "mail carrier"),
            Map.entry("serviceman", "service member"),
            Map.entry("servicemen", "service members"),
            Map.entry("sportsman", "athlete"),
            Map.entry("waitress", "server"),
            Map.entry("waiter", "server"),
            Map.entry("actress", "actor"),
            Map.entry("hostess", "host"),
            Map.entry("cowboy", "ranch hand"),
            Map.entry("cowgirl", "ranch hand"),
            Map.entry("cowboys", "ranch hands"),
            Map.entry("cowgirls", "ranch hands"),
            Map.entry("himself", "themself"),
            Map.entry("herself", "themself"),
            Map.entry("him", "them"),
            Map.entry("his", "their"),
            Map.entry("hers", "theirs"));

    /** What a cowboy's and a man's name may be lent to; the pair of words then isn't about anybody. */
    private static final Map<String, Set<String>> NOT_ABOUT_ANYBODY = Map.of(
            "cowboy", Set.of("hat", "hats", "boot", "boots", "outfit", "costume"),
            "man", Set.of("made"),
            "lady", Set.of("bug", "bugs"));

    /** Between "he" and his verb. */
    private static final Set<String> ADVERBS = Set.of("also", "just", "then", "still", "now", "never", "always");

    private static final Map<String, String> VERBS =
            Map.of("is", "are", "was", "were", "has", "have", "does", "do", "goes", "go", "isn't", "aren't");

    /** After these, "her" stands alone: "behind her on a bench"; before anything else it is a possessive: "her dog". */
    private static final Set<String> FUNCTION_WORDS = Set.of("""
            a an the and or but while as in on at with by to from of for into onto over under near next
            behind beside between through across along around against during outside inside is are was were
            has have who that which wearing holding up down out off away back some two three another other
            others""".split("\\s+"));

    private GenderNeutral() {}

    /** The sentence in neutral words; a word of the result may be a pair such as "police officer", split into two. */
    static List<String> rewrite(List<String> words) {
        List<String> neutral = new ArrayList<>();
        boolean verbFollows = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String next = i + 1 < words.size() ? words.get(i + 1) : "";
            if (verbFollows && !isAdverb(word)) {
                neutral.add(plural(word));
                verbFollows = false;
            } else if (NOT_ABOUT_ANYBODY.getOrDefault(word, Set.of()).contains(next)) {
                neutral.add(word);
            } else {
                verbFollows |= word.equals("he") || word.equals("she");
                neutral.addAll(neutral(word, next));
            }
        }
        return Articles.corrected(paired(neutral));
    }

    private static List<String> neutral(String word, String next) {
        switch (word) {
            case "he", "she":
                return List.of("they");
            case "he's", "she's":
                return List.of("they're");
            case "her":
                return List.of(standsAlone(next) ? "them" : "their");
            case "male", "female":
                return standsAlone(next) ? List.of(PERSON) : List.of();
            case "boy", "girl":
                return next.equals("scout") || next.equals("scouts") ? List.of() : List.of(CHILD);
            default:
                break;
        }
        String possessive = word.endsWith("'s") ? "'s" : "";
        String noun = word.substring(0, word.length() - possessive.length());
        return List.of((NOUNS.getOrDefault(noun, noun) + possessive).split(" "));
    }

    private static boolean standsAlone(String next) {
        return next.isEmpty()
                || FUNCTION_WORDS.contains(next)
                || next.endsWith("ing")
                || next.endsWith("s") && next.length() < 3;
    }

    private static boolean isAdverb(String word) {
        return ADVERBS.contains(word) || word.endsWith("ly");
    }

    /** A verb that followed "he", as it follows "they". */
    private static String plural(String verb) {
        if (VERBS.containsKey(verb)) {
            return VERBS.get(verb);
        }
        if (verb.endsWith("ies") && verb.length() > 4) {
            return verb.substring(0, verb.length() - 3) + "y";
        }
        if (verb.matches(".*(ch|sh|ss|x|zz)es")) {
            return verb.substring(0, verb.length() - 2);
        }
        if (verb.endsWith("s") && !verb.endsWith("ss") && verb.length() > 2) {
            return verb.substring(0, verb.length() - 1);
        }
        return verb;
    }

    /** "a person and a person" is "two people", "baby child" is "baby", "people and people" is "people". */
    private static List<String> paired(List<String> words) {
        String text = " " + String.join(" ", words) + " ";
        text = text.replace(" baby child ", " baby ")
                .replaceAll(" (a|one) person and (a |one |another )?person ", " two people ")
                .replaceAll(" (a|one) child and (a |one |another )?child ", " two children ")
                .replaceAll(" the person and (the )?person ", " the two people ")
                .replaceAll(" the child and (the )?child ", " the two children ")
                .replaceAll(" (people|children) and \\1 ", " $1 ");
        return List.of(text.strip().split(" "));
    }
}
