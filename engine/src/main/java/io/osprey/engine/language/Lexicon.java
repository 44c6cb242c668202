package io.osprey.engine.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words that captions are made of, found by their English forms: the content of the tables beside this class. Immutable. */
final class Lexicon {
    private static final int LONGEST_PHRASE = 5;
    private static final Lexicon INSTANCE = new Lexicon();

    /** Whether a noun's form is the one for a single thing, for several, or for both. */
    enum Number {
        ONE,
        MANY,
        EITHER
    }

    /** A noun as it stands in a sentence. */
    record NounForm(Noun noun, Number number) {}

    /** What a verb's form tells. */
    enum Form {
        BASE,
        THIRD_PERSON,
        PROGRESSIVE,
        PARTICIPLE
    }

    /** A verb as it stands in a sentence. */
    record VerbForm(String base, Form form) {}

    /** A word or phrase found in a sentence, and how many words it takes. */
    record Found<T>(T what, int length) {}

    private final Map<String, NounForm> nouns = new HashMap<>();
    private final Map<String, Map<String, Adjective>> adjectives = new HashMap<>();
    private final Map<String, List<VerbForm>> verbForms = new HashMap<>();
    private final Map<String, Map<String, Verb>> verbs = new LinkedHashMap<>();
    private final Map<String, Preposition> prepositions = new HashMap<>();
    private final Map<String, Adverb> adverbs = new HashMap<>();
    private final Map<String, Portion> portions = new HashMap<>();
    private final Map<String, Portion> severalPortions = new HashMap<>();

    static Lexicon get() {
        return INSTANCE;
    }

    private Lexicon() {
        readNouns();
        for (List<String> row : Table.rows("adjectives.tsv", 5)) {
            String[] key = row.get(0).split("#");
            adjectives
                    .computeIfAbsent(key[0], english -> new HashMap<>())
                    .put(key.length > 1 ? key[1] : "", Adjective.parse(row));
        }
        readVerbs();
        for (List<String> row : Table.rows("prepositions.tsv", 6)) {
            prepositions.put(row.get(0), Preposition.parse(row));
        }
        for (List<String> row : Table.rows("adverbs.tsv", 5)) {
            adverbs.put(row.get(0), Adverb.parse(row));
        }
        for (List<String> row : Table.rows("portions.tsv", 6)) {
            portions.put(row.get(0), Portion.parse(row));
            severalPortions.put(EnglishForms.plural(row.get(0)), Portion.parse(row));
        }
    }

    private void readNouns() {
        List<List<String>> rows = Table.rows("nouns.tsv", 6);
        for (List<String> row : rows) {
            Noun noun = Noun.parse(row);
            boolean alike = row.get(0).endsWith("/=");
            NounForm former = nouns.put(noun.english(), new NounForm(noun, alike ? Number.EITHER : Number.ONE));
            if (former != null) {
                throw new IllegalArgumentException("a second row for " + noun.english());
            }
        }
        for (List<String> row : rows) {
            String[] forms = row.get(0).split("/");
            if (forms.length == 1 || !forms[1].equals("=")) {
                String plural = forms.length > 1 ? forms[1] : EnglishForms.plural(forms[0]);
                nouns.putIfAbsent(plural, new NounForm(nouns.get(forms[0]).noun(), Number.MANY));
            }
        }
    }

    private void readVerbs() {
        for (List<String> row : Table.rows("verbs.tsv", 6)) {
            Verb verb = Verb.parse(row);
            String[] key = row.get(0).split(";")[0].split("#");
            verbs.computeIfAbsent(verb.english(), english -> new HashMap<>()).put(key.length > 1 ? key[1] : "", verb);
            String[] forms = row.get(0).split(";");
            String base = verb.english().split(" ")[0];
            addForm(base, base, Form.BASE);
            EnglishForms.thirdPerson(base).forEach(form -> addForm(form, base, Form.THIRD_PERSON));
            EnglishForms.progressive(base).forEach(form -> addForm(form, base, Form.PROGRESSIVE));
            EnglishForms.past(base).forEach(form -> addForm(form, base, Form.PARTICIPLE));
            for (String irregular : forms.length > 1 ? forms[1].split(",") : new String[0]) {
                addForm(
                        irregular,
                        base,
                        irregular.endsWith("ing")
                                ? Form.PROGRESSIVE
                                : irregular.equals("has") || irregular.equals("does")
                                        ? Form.THIRD_PERSON
                                        : Form.PARTICIPLE);
            }
        }
    }

    private void addForm(String form, String base, Form kind) {
        List<VerbForm> known = verbForms.computeIfAbsent(form, word -> new ArrayList<>());
        VerbForm added = new VerbForm(base, kind);
        if (!known.contains(added)) {
            known.add(added);
        }
    }

    /** The longest entry whose words stand at a place of a sentence. */
    private static <T> Optional<Found<T>> longest(Map<String, T> entries, List<String> words, int at) {
        for (int length = Math.min(LONGEST_PHRASE, words.size() - at); length > 0; length--) {
            T entry = entries.get(String.join(" ", words.subList(at, at + length)));
            if (entry != null) {
                return Optional.of(new Found<>(entry, length));
            }
        }
        return Optional.empty();
    }

    Optional<Found<NounForm>> noun(List<String> words, int at) {
        return longest(nouns, words, at);
    }

    /** The readings of an adjective, by the class of the noun; the empty class is for all others. */
    Optional<Found<Map<String, Adjective>>> adjective(List<String> words, int at) {
        return longest(adjectives, words, at);
    }

    Optional<Found<Preposition>> preposition(List<String> words, int at) {
        return longest(prepositions, words, at);
    }

    Optional<Found<Adverb>> adverb(List<String> words, int at) {
        return longest(adverbs, words, at);
    }

    /** A portion's word, if "of" follows it. */
    Optional<Portion> portion(List<String> words, int at, boolean several) {
        boolean of = at + 1 < words.size() && words.get(at + 1).equals("of");
        return of ? Optional.ofNullable((several ? severalPortions : portions).get(words.get(at))) : Optional.empty();
    }

    /** What a word may be a form of, as a verb. */
    List<VerbForm> verbForms(String word) {
        return verbForms.getOrDefault(word, List.of());
    }

    /** Whether a word may be a verb in a form. */
    boolean hasForm(String word, Form form) {
        return verbForms(word).stream().anyMatch(known -> known.form() == form);
    }

    /** The longest verb that begins with a base form and goes on with a sentence's words. */
    Optional<Found<Map<String, Verb>>> verb(String base, List<String> words, int after) {
        for (int particles = Math.min(LONGEST_PHRASE - 1, words.size() - after); particles >= 0; particles--) {
            String english =
                    particles == 0 ? base : base + " " + String.join(" ", words.subList(after, after + particles));
            Map<String, Verb> readings = verbs.get(english);
            if (readings != null) {
                return Optional.of(new Found<>(readings, particles));
            }
        }
        return Optional.empty();
    }

    /** The noun of a tag, or of any other singular word. */
    Optional<Noun> noun(String english) {
        return Optional.ofNullable(nouns.get(english)).map(NounForm::noun);
    }

    /** All nouns, each once. */
    Set<Noun> nouns() {
        Map<String, Noun> byName = new LinkedHashMap<>();
        nouns.values().forEach(form -> byName.put(form.noun().english(), form.noun()));
        return Set.copyOf(byName.values());
    }

    /** All verbs, in every reading. */
    List<Verb> verbs() {
        return verbs.values().stream()
                .flatMap(readings -> readings.values().stream())
                .toList();
    }

    /** All adjectives, in every reading. */
    List<Adjective> adjectives() {
        return adjectives.values().stream()
                .flatMap(readings -> readings.values().stream())
                .toList();
    }
}
