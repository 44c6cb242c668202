package io.osprey.engine.caption;

import java.util.Set;

/** Words that say that somebody is there. */
final class PeopleWords {
    private static final Set<String> WORDS = Set.of("""
            person persons people man men woman women child children boy boys girl girls kid kids baby
            babies toddler toddlers guy guys lady ladies gentleman gentlemen male males female females
            someone somebody he she they his her him adult adults teenager teenagers teen teens crowd
            crowds spectators couple family friends player players rider riders skier skiers surfer surfers
            snowboarder snowboarders skateboarder skateboarders biker bikers bicyclist cyclist cyclists
            climber climbers hiker hikers runner runners swimmer swimmers worker workers bride groom
            soldier soldiers policeman cowboy athlete athletes dancer dancers musician musicians student
            students passengers pedestrians""".split("\\s+"));

    private PeopleWords() {}

    /** Whether the word, or what it is the possessive of, is one. */
    static boolean contains(String word) {
        return WORDS.contains(word.endsWith("'s") ? word.substring(0, word.length() - 2) : word);
    }
}
