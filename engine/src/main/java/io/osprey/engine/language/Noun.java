package io.osprey.engine.language;

import java.util.List;
import java.util.Set;

/**
 * A thing's names, each as {@code nouns.tsv} writes it.
 *
 * @param english the singular
 * @param romance in Spanish and Portuguese
 * @param neutral the same without saying anybody's gender; the same as {@code romance} where nothing better is known
 */
record Noun(
        String english,
        Forms romance,
        Forms neutral,
        Counted japanese,
        Counted chinese,
        String localizer,
        Set<String> flags) {
    /** In the two languages that agree in gender and number. */
    record Forms(RomanceNoun spanish, RomanceNoun portuguese) {}

    /**
     * A noun of a language with counters.
     *
     * @param many the form for several
     * @param counter the counter or measure word
     */
    record Counted(String one, String many, String counter) {
        static Counted parse(String text) {
            int colon = text.indexOf(':');
            String[] forms = text.substring(0, colon).split("/");
            return new Counted(forms[0], forms[forms.length - 1], text.substring(colon + 1));
        }
    }

    static Noun parse(List<String> row) {
        String english = row.get(0).split("/")[0];
        RomanceNoun spanish = RomanceNoun.spanish(row.get(1));
        RomanceNoun portuguese = RomanceNoun.portuguese(row.get(2));
        String flagText = row.get(5);
        Forms forms = new Forms(spanish, portuguese);
        Forms neutral = forms;
        int at = flagText.indexOf("n:");
        if (at >= 0) {
            String[] parts = flagText.substring(at + 2).split("/");
            neutral = new Forms(
                    RomanceNoun.spanish(parts[0]), parts.length > 1 ? RomanceNoun.portuguese(parts[1]) : portuguese);
            flagText = flagText.substring(0, at);
        }
        Set<String> flags =
                Set.of(flagText.isBlank() ? new String[0] : flagText.strip().split(" "));
        String localizer = flags.stream()
                .filter(flag -> flag.startsWith("l"))
                .map(flag -> flag.substring(1))
                .findFirst()
                .orElse("");
        return new Noun(
                english, forms, neutral, Counted.parse(row.get(3)), Counted.parse(row.get(4)), localizer, flags);
    }

    boolean isPerson() {
        return flags.contains("P");
    }

    boolean isAlive() {
        return isPerson() || flags.contains("A");
    }

    boolean isBodyPart() {
        return flags.contains("B");
    }

    /** A substance: not counted. */
    boolean isMass() {
        return flags.contains("M");
    }

    /** A place that one is in, and not at a side of. */
    boolean isPlace() {
        return flags.contains("R");
    }

    /** Whether English has one form for one and many. */
    boolean isAlwaysAlike() {
        return flags.contains("T");
    }

    /** How it is worn, as the Japanese verb's character; empty for what isn't worn. */
    String worn() {
        return flags.stream()
                .filter(flag -> flag.startsWith("w"))
                .map(flag -> flag.substring(1))
                .findFirst()
                .orElse("");
    }

    boolean isWorn() {
        return !worn().isEmpty();
    }
}
