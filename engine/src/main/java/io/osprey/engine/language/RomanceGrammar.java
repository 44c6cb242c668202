package io.osprey.engine.language;

import java.util.List;
import java.util.Map;

/** What Spanish and Portuguese do each in their own way. */
enum RomanceGrammar {
    SPANISH(
            List.of("un", "una", "unos", "unas"),
            List.of("el", "la", "los", "las"),
            List.of("su", "su", "sus", "sus"),
            List.of("otro", "otra", "otros", "otras"),
            Map.of(
                    Nominal.Quantity.SEVERAL, List.of("varios", "varias"),
                    Nominal.Quantity.MANY, List.of("muchos", "muchas"),
                    Nominal.Quantity.SOME, List.of("algunos", "algunas")),
            List.of("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce")) {
        @Override
        RomanceNoun noun(Noun noun, boolean neutral) {
            return (neutral ? noun.neutral() : noun.romance()).spanish();
        }

        @Override
        RomanceAdjective adjective(Adjective adjective) {
            return adjective.spanish();
        }

        @Override
        RomanceVerb verb(Verb verb) {
            return verb.spanish();
        }

        @Override
        RomanceNoun portion(Portion portion) {
            return portion.spanish();
        }

        @Override
        RomanceAdjective adverb(Adverb adverb) {
            return adverb.spanish();
        }

        /** "Sobre" only for what one is on top of; "en" for what one is in or at, too. */
        @Override
        String preposition(Preposition preposition, Noun noun) {
            boolean plain = preposition.english().equals("on")
                    && (noun.isPlace() || noun.isBodyPart() || !noun.localizer().isEmpty());
            return plain ? "en" : preposition.spanish();
        }

        @Override
        String be(boolean plural) {
            return plural ? "están" : "está";
        }

        @Override
        String thirdPlural(String verb) {
            return verb + "n";
        }

        @Override
        boolean marksPersons() {
            return true;
        }

        @Override
        String thereIs() {
            return "hay";
        }

        @Override
        String with() {
            return "con";
        }

        @Override
        String in() {
            return "en";
        }

        @Override
        String and() {
            return "y";
        }

        @Override
        String whileWord() {
            return "mientras";
        }

        @Override
        String wears(boolean plural) {
            return plural ? "llevan" : "lleva";
        }

        @Override
        String attempt(Predicate.Attempt attempt, boolean gerund) {
            if (attempt == Predicate.Attempt.TRYING) {
                return gerund ? "intentando" : "intenta";
            }
            return gerund ? "preparándose para" : "se prepara para";
        }

        @Override
        String contracted(String text) {
            return text.replaceAll("(?<=^| )a el ", "al ")
                    .replaceAll("(?<=^| )de el ", "del ")
                    .replaceAll(" y (?=(i|hi(?!e))[^ ])", " e ");
        }
    },

    PORTUGUESE(
            List.of("um", "uma", "uns", "umas"),
            List.of("o", "a", "os", "as"),
            List.of("seu", "sua", "seus", "suas"),
            List.of("outro", "outra", "outros", "outras"),
            Map.of(
                    Nominal.Quantity.SEVERAL, List.of("vários", "várias"),
                    Nominal.Quantity.MANY, List.of("muitos", "muitas"),
                    Nominal.Quantity.SOME, List.of("alguns", "algumas")),
            List.of("dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "onze", "doze")) {
        @Override
        RomanceNoun noun(Noun noun, boolean neutral) {
            return (neutral ? noun.neutral() : noun.romance()).portuguese();
        }

        @Override
        RomanceAdjective adjective(Adjective adjective) {
            return adjective.portuguese();
        }

        @Override
        RomanceVerb verb(Verb verb) {
            return verb.portuguese();
        }

        @Override
        RomanceNoun portion(Portion portion) {
            return portion.portuguese();
        }

        @Override
        RomanceAdjective adverb(Adverb adverb) {
            return adverb.portuguese();
        }

        @Override
        String preposition(Preposition preposition, Noun noun) {
            return preposition.portuguese();
        }

        @Override
        String be(boolean plural) {
            return plural ? "estão" : "está";
        }

        @Override
        String thirdPlural(String verb) {
            if (IRREGULAR_PLURALS.containsKey(verb)) {
                return IRREGULAR_PLURALS.get(verb);
            }
            return verb.endsWith("i") ? verb.substring(0, verb.length() - 1) + "iem" : verb + "m";
        }

        @Override
        boolean marksPersons() {
            return false;
        }

        @Override
        String thereIs() {
            return "há";
        }

        @Override
        String with() {
            return "com";
        }

        @Override
        String in() {
            return "em";
        }

        @Override
        String and() {
            return "e";
        }

        @Override
        String whileWord() {
            return "enquanto";
        }

        @Override
        String wears(boolean plural) {
            return plural ? "estão usando" : "está usando";
        }

        @Override
        String attempt(Predicate.Attempt attempt, boolean gerund) {
            if (attempt == Predicate.Attempt.TRYING) {
                return gerund ? "tentando" : "tenta";
            }
            return gerund ? "se preparando para" : "se prepara para";
        }

        @Override
        String contracted(String text) {
            return text.replaceAll("(?<=^| )em (?=(o|a|os|as) )", "n")
                    .replaceAll("(?<=^| )de (?=(o|a|os|as) )", "d")
                    .replaceAll("(?<=^| )por (?=(o|a|os|as) )", "pel")
                    .replaceAll("(?<=^| )a o(?=s? )", "ao")
                    .replaceAll("(?<=^| )a a(?=s? )", "à");
        }
    };

    private static final Map<String, String> IRREGULAR_PLURALS = Map.ofEntries(
            Map.entry("tem", "têm"),
            Map.entry("contém", "contêm"),
            Map.entry("vem", "vêm"),
            Map.entry("lê", "leem"),
            Map.entry("vê", "veem"),
            Map.entry("vai", "vão"),
            Map.entry("faz", "fazem"),
            Map.entry("conduz", "conduzem"),
            Map.entry("cai", "caem"),
            Map.entry("sai", "saem"),
            Map.entry("ri", "riem"),
            Map.entry("sorri", "sorriem"),
            Map.entry("constrói", "constroem"),
            Map.entry("inclui", "incluem"),
            Map.entry("dá", "dão"));

    private final List<String> indefinite;
    private final List<String> definite;
    private final List<String> possessive;
    private final List<String> other;
    private final Map<Nominal.Quantity, List<String>> quantities;
    private final List<String> numbersFromTwo;

    RomanceGrammar(
            List<String> indefinite,
            List<String> definite,
            List<String> possessive,
            List<String> other,
            Map<Nominal.Quantity, List<String>> quantities,
            List<String> numbersFromTwo) {
        this.indefinite = indefinite;
        this.definite = definite;
        this.possessive = possessive;
        this.other = other;
        this.quantities = quantities;
        this.numbersFromTwo = numbersFromTwo;
    }

    abstract RomanceNoun noun(Noun noun, boolean neutral);

    abstract RomanceAdjective adjective(Adjective adjective);

    abstract RomanceVerb verb(Verb verb);

    abstract RomanceNoun portion(Portion portion);

    abstract RomanceAdjective adverb(Adverb adverb);

    /** The preposition before a noun. */
    abstract String preposition(Preposition preposition, Noun noun);

    /** "está" */
    abstract String be(boolean plural);

    /** The third person plural of a single verb in the third person singular. */
    abstract String thirdPlural(String verb);

    /** Whether persons as objects have "a" before them. */
    abstract boolean marksPersons();

    abstract String thereIs();

    abstract String with();

    abstract String in();

    abstract String and();

    abstract String whileWord();

    /** Has on. */
    abstract String wears(boolean plural);

    abstract String attempt(Predicate.Attempt attempt, boolean gerund);

    /** The text with prepositions and articles drawn together as the language asks for. */
    abstract String contracted(String text);

    String indefinite(RomanceNoun noun, boolean plural) {
        return pick(indefinite, noun.feminine() && (plural || !noun.takesMasculineArticle()), plural);
    }

    String definite(RomanceNoun noun, boolean plural) {
        return pick(definite, noun.feminine() && (plural || !noun.takesMasculineArticle()), plural);
    }

    String possessive(RomanceNoun noun, boolean plural) {
        return pick(possessive, noun.feminine(), plural);
    }

    String other(RomanceNoun noun, boolean plural) {
        return pick(other, noun.feminine(), plural);
    }

    String quantity(Nominal.Quantity quantity, RomanceNoun noun) {
        return quantities.get(quantity).get(noun.feminine() ? 1 : 0);
    }

    /** @param number 2 to 12 */
    String number(int number, RomanceNoun noun) {
        String word = numbersFromTwo.get(number - 2);
        return word.equals("dois") && noun.feminine() ? "duas" : word;
    }

    private static String pick(List<String> forms, boolean feminine, boolean plural) {
        return forms.get((plural ? 2 : 0) + (feminine ? 1 : 0));
    }

    /** The verb of a finite form that may be several words: "hace surf", "se abraza". */
    String plural(String present) {
        String[] words = present.split(" ", 2);
        if (words[0].equals("se")) {
            return "se " + plural(words[1]);
        }
        return thirdPlural(words[0]) + (words.length > 1 ? " " + words[1] : "");
    }
}
