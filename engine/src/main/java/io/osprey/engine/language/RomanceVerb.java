package io.osprey.engine.language;

/**
 * A verb of Spanish or Portuguese. Its forms may be several words ("hacer surf").
 *
 * @param infinitive empty for a state
 * @param gerund empty for a state
 * @param present third person singular; empty for a state
 * @param state the participle of what somebody or something is in ("sentado"); null for what is done
 * @param preposition what stands before the object; empty when nothing does
 * @param objectIsDefinite the object has an article even where English has none ("jugar al fútbol")
 * @param objectIsBare the object has no article and is singular ("andar de bicicleta")
 */
record RomanceVerb(
        String infinitive,
        String gerund,
        String present,
        RomanceAdjective state,
        String preposition,
        boolean objectIsDefinite,
        boolean objectIsBare) {

    static RomanceVerb spanish(String text) {
        return parse(text, true);
    }

    static RomanceVerb portuguese(String text) {
        return parse(text, false);
    }

    private static RomanceVerb parse(String text, boolean spanish) {
        int plus = text.indexOf('+');
        String preposition = plus < 0 ? "" : text.substring(plus + 1);
        String forms = plus < 0 ? text : text.substring(0, plus);
        boolean definite = preposition.endsWith("^");
        boolean bare = preposition.endsWith("!");
        if (definite || bare) {
            preposition = preposition.substring(0, preposition.length() - 1);
        }
        if (forms.startsWith("@")) {
            RomanceAdjective state = RomanceAdjective.parse(
                    forms.substring(1), spanish ? RomanceNoun::spanishPlural : RomanceNoun::portuguesePlural);
            return new RomanceVerb("", "", "", state, preposition, definite, bare);
        }
        String[] words = forms.split(" ");
        String infinitive = words[0];
        String gerund = words.length > 1 && spanish
                ? words[1]
                : words.length > 2 ? words[2] : spanish ? spanishGerund(infinitive) : portugueseGerund(infinitive);
        String present = spanish
                ? words.length > 2 ? words[2] : regularPresent(infinitive)
                : words.length > 1 ? words[1] : regularPresent(infinitive);
        return new RomanceVerb(
                infinitive.replace('_', ' '),
                gerund.replace('_', ' '),
                present.replace('_', ' '),
                null,
                preposition,
                definite,
                bare);
    }

    private static String spanishGerund(String infinitive) {
        String stem = infinitive.substring(0, infinitive.length() - 2);
        return stem + (infinitive.endsWith("ar") ? "ando" : "iendo");
    }

    private static String portugueseGerund(String infinitive) {
        return infinitive.substring(0, infinitive.length() - 1) + "ndo";
    }

    private static String regularPresent(String infinitive) {
        String stem = infinitive.substring(0, infinitive.length() - 2);
        return stem + (infinitive.endsWith("ar") ? "a" : "e");
    }

    boolean isState() {
        return state != null;
    }
}
