package io.osprey.engine.language;

import java.util.List;
import java.util.Set;

/**
 * What somebody does, with a certain kind of object. Flags: {@code p} a posture, whose place follows it in Chinese; {@code s} a
 * state, never under way; {@code t} nothing without an object; {@code m} moves along; {@code h} has or contains; {@code w}
 * wears; {@code a} done to animals as to persons; {@code g} its object is a place to be in.
 *
 * @param english with its particle
 * @param japanese the te-form
 * @param volitional the Japanese form for what is tried; empty when unknown
 * @param particle what stands after the object in Japanese
 * @param chinese a tilde stands where the object goes; without one it goes last; an exclamation mark stands for an object
 *     that isn't said
 */
record Verb(
        String english,
        RomanceVerb spanish,
        RomanceVerb portuguese,
        String japanese,
        String volitional,
        String particle,
        String chinese,
        Set<String> flags) {
    static Verb parse(List<String> row) {
        String english = row.get(0).split("[;#]")[0];
        Set<String> flags =
                Set.of(row.get(5).isBlank() ? new String[0] : row.get(5).split(" "));
        if (flags.contains("w")) {
            return new Verb(
                    english, RomanceVerb.spanish("llevar"), RomanceVerb.portuguese("usar"), "", "", "", "", flags);
        }
        String[] japanese = row.get(3).split("\\+");
        String[] forms = japanese[0].split("/");
        return new Verb(
                english,
                RomanceVerb.spanish(row.get(1)),
                RomanceVerb.portuguese(row.get(2)),
                forms[0],
                forms.length > 1 ? forms[1] : "",
                japanese.length > 1 ? japanese[1] : "を",
                row.get(4),
                flags);
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    /** Whether it is said of a state in Chinese, not of something under way. */
    boolean isStatic() {
        return has("s") || has("p") || has("h") || chinese.contains("着");
    }
}
