package io.osprey.engine.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a captioner says, no English word stays, and words agree with each other. */
class WordsOfTheLanguageTest {
    private static final Lexicon LEXICON = Lexicon.get();

    private static List<String> captionerWords() {
        try (InputStream card =
                WordsOfTheLanguageTest.class.getResourceAsStream("/io/osprey/models/caption-decode.card.json")) {
            List<String> words = new ArrayList<>();
            for (JsonNode word : JsonMapper.shared().readTree(card).get("words")) {
                words.add(word.stringValue());
            }
            return words;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Any words in any order, the frequent ones more often. */
    @Provide
    Arbitrary<List<String>> wordSalads() {
        List<String> words = captionerWords();
        return Arbitraries.oneOf(
                        Arbitraries.of(words.subList(4, 60)),
                        Arbitraries.of(words.subList(4, 600)),
                        Arbitraries.of(words.subList(4, words.size())))
                .list()
                .ofMinSize(1)
                .ofMaxSize(16);
    }

    /** Sentences of a usual shape with any nouns, verbs and adjectives of the lexicon. */
    @Provide
    Arbitrary<List<String>> sentences() {
        Arbitrary<String> nouns = Arbitraries.of(
                LEXICON.nouns().stream().map(Noun::english).sorted().toList());
        Arbitrary<String> adjectives = Arbitraries.of(LEXICON.adjectives().stream()
                .map(Adjective::english)
                .map(name -> name.split("#")[0])
                .sorted()
                .toList());
        Arbitrary<String> verbs = Arbitraries.of(
                LEXICON.verbs().stream().map(Verb::english).sorted().toList());
        Arbitrary<String> links = Arbitraries.of("in", "on", "at", "with", "through", "into", "next to", "in front of");
        return Arbitraries.of(
                        "a %s %s is %s a %s %s the %s",
                        "two %2$s in a %1$s %4$s %3$s the %6$s", "there is a %2$s %5$s the %1$s %6$s")
                .flatMap(shape -> nouns.list()
                        .ofSize(3)
                        .flatMap(three -> adjectives.flatMap(
                                adjective -> verbs.flatMap(verb -> links.map(link -> List.of(shape.formatted(
                                                adjective,
                                                three.get(0),
                                                progressive(verb),
                                                three.get(1),
                                                link,
                                                three.get(2))
                                        .split(" ")))))));
    }

    private static String progressive(String verb) {
        String[] words = verb.split(" ", 2);
        return EnglishForms.progressive(words[0]).iterator().next() + (words.length > 1 ? " " + words[1] : "");
    }

    @Property(tries = 3000)
    void japaneseAndChineseHaveNoLatinLetters(@ForAll("wordSalads") List<String> words) {
        assertThat(Translator.to(SpokenLanguage.JAPANESE).translate(words, false, List::of))
                .matches("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー、0-9]+");
        assertThat(Translator.to(SpokenLanguage.CHINESE).translate(words, true, List::of))
                .matches("[\\p{IsHan}，、]+");
    }

    @Property(tries = 2000)
    void neitherHaveWellFormedSentences(@ForAll("sentences") List<String> words) {
        assertThat(Translator.to(SpokenLanguage.JAPANESE).translate(words, true, List::of))
                .matches("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー、0-9]+");
        assertThat(Translator.to(SpokenLanguage.CHINESE).translate(words, false, List::of))
                .matches("[\\p{IsHan}，、]+");
    }

    @Property(tries = 3000)
    void spanishAndPortugueseHaveOnlyTheirOwnWords(@ForAll("wordSalads") List<String> words) {
        assertOwnWords(words);
    }

    @Property(tries = 2000)
    void andSoHaveWellFormedSentences(@ForAll("sentences") List<String> words) {
        assertOwnWords(words);
    }

    private static void assertOwnWords(List<String> words) {
        for (RomanceGrammar grammar : RomanceGrammar.values()) {
            SpokenLanguage language =
                    grammar == RomanceGrammar.SPANISH ? SpokenLanguage.SPANISH : SpokenLanguage.PORTUGUESE;
            String text = Translator.to(language).translate(words, false, List::of);
            Set<String> foreign = new TreeSet<>(List.of(text.split("[ ,]+")));
            foreign.removeAll(OwnWords.of(grammar));
            assertThat(foreign).as(text).isEmpty();
            assertThat(text).isEqualTo(text.strip()).doesNotContain("  ");
        }
    }

    /** Every word that a Romance language's sentences can have. */
    private static final class OwnWords {
        private static final Set<String> SPANISH = collect(RomanceGrammar.SPANISH);
        private static final Set<String> PORTUGUESE = collect(RomanceGrammar.PORTUGUESE);
        private static final String FRAME = """
                un una unos unas el la los las su sus otro otra otros otras varios varias muchos muchas algunos algunas
                dos tres cuatro cinco seis siete ocho nueve diez once doce está están hay con en y e mientras lleva llevan
                intentando preparándose para se prepara preparan intenta intentan que de del al a una imagen
                um uma uns umas o os as seu sua seus suas outro outra outros outras vários várias muitos muitas alguns
                algumas dois duas três quatro sete oito nove dez onze doze estão há com em enquanto usa usam tentando
                preparando tenta tentam no na nos nas do da dos das ao à aos às pelo pela pelos pelas imagem""";

        static Set<String> of(RomanceGrammar grammar) {
            return grammar == RomanceGrammar.SPANISH ? SPANISH : PORTUGUESE;
        }

        private static Set<String> collect(RomanceGrammar grammar) {
            Set<String> words = new HashSet<>(List.of(FRAME.split("\\s+")));
            Stream<String> nouns = LEXICON.nouns().stream()
                    .flatMap(noun -> Stream.of(grammar.noun(noun, false), grammar.noun(noun, true)))
                    .flatMap(noun -> Stream.of(noun.singular(), noun.plural()));
            Stream<String> adjectives =
                    LEXICON.adjectives().stream().map(grammar::adjective).flatMap(OwnWords::forms);
            Stream<String> verbs = LEXICON.verbs().stream()
                    .map(grammar::verb)
                    .flatMap(verb -> verb.isState()
                            ? Stream.concat(forms(verb.state()), Stream.of(verb.preposition()))
                            : Stream.of(
                                    verb.infinitive(),
                                    verb.gerund(),
                                    verb.present(),
                                    grammar.plural(verb.present()),
                                    verb.preposition()));
            Stream<String> tables = Stream.of("prepositions.tsv", "adverbs.tsv", "portions.tsv")
                    .flatMap(table -> Table.rows(table, table.startsWith("adverbs") ? 5 : 6).stream())
                    .map(row ->
                            row.get(grammar == RomanceGrammar.SPANISH ? 1 : 2).replace("=", ""));
            Stream<String> portions = Table.rows("portions.tsv", 6).stream()
                    .map(Portion::parse)
                    .map(grammar::portion)
                    .map(RomanceNoun::plural);
            Stream.of(nouns, adjectives, verbs, tables, portions)
                    .flatMap(stream -> stream)
                    .forEach(text -> words.addAll(List.of(text.split(" "))));
            words.add("juntas");
            return words;
        }

        private static Stream<String> forms(RomanceAdjective adjective) {
            return Stream.of(
                    adjective.masculine(),
                    adjective.feminine(),
                    adjective.masculinePlural(),
                    adjective.femininePlural());
        }
    }

    @Test
    void articlesAndAdjectivesAgreeWithEveryNoun() {
        for (Noun noun : LEXICON.nouns()) {
            boolean plain = !noun.isMass() && !noun.flags().contains("S") && !noun.isAlwaysAlike();
            if (plain) {
                assertAgrees(SpokenLanguage.SPANISH, noun, noun.romance().spanish(), "blanco", "blanca");
                assertAgrees(SpokenLanguage.PORTUGUESE, noun, noun.romance().portuguese(), "branco", "branca");
            }
        }
    }

    private static void assertAgrees(
            SpokenLanguage language, Noun noun, RomanceNoun forms, String masculine, String feminine) {
        String text =
                Translator.to(language).translate(List.of(("the white " + noun.english()).split(" ")), false, List::of);
        boolean spanish = language == SpokenLanguage.SPANISH;
        String article = forms.alwaysPlural()
                ? forms.feminine() ? spanish ? "las" : "as" : spanish ? "los" : "os"
                : forms.feminine() && !forms.takesMasculineArticle() ? spanish ? "la" : "a" : spanish ? "el" : "o";
        String adjective = (forms.feminine() ? feminine : masculine) + (forms.alwaysPlural() ? "s" : "");
        assertThat(text).isEqualTo(article + " " + forms.singular() + " " + adjective);
    }
}
