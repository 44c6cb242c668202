package io.osprey.engine.language;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Says in another language what the captioner says in English: the sentence is read into clauses and built anew. Of a sentence
 * that isn't understood the things in it are named; when there are none, the picture's tags; never is an English word left in.
 * Immutable.
 */
public final class Translator {
    private static final int MOST_THINGS = 3;

    private final Writer writer;
    private final Writer neutralWriter;

    private Translator(Writer writer, Writer neutralWriter) {
        this.writer = writer;
        this.neutralWriter = neutralWriter;
    }

    /**
     * The translator to a language.
     *
     * @throws IllegalArgumentException for English
     */
    public static Translator to(SpokenLanguage language) {
        return switch (language) {
            case SPANISH ->
                new Translator(
                        new RomanceWriter(RomanceGrammar.SPANISH, false),
                        new RomanceWriter(RomanceGrammar.SPANISH, true));
            case PORTUGUESE ->
                new Translator(
                        new RomanceWriter(RomanceGrammar.PORTUGUESE, false),
                        new RomanceWriter(RomanceGrammar.PORTUGUESE, true));
            case JAPANESE -> new Translator(new JapaneseWriter(), new JapaneseWriter());
            case CHINESE -> new Translator(new ChineseWriter(), new ChineseWriter());
            case ENGLISH -> throw new IllegalArgumentException("captions are in English already");
        };
    }

    /** Reads the tables, which takes up to half a second, so that the first sentence needn't wait for them. */
    public static void warmUp() {
        for (SpokenLanguage language : SpokenLanguage.values()) {
            if (language != SpokenLanguage.ENGLISH) {
                to(language).translate(List.of("a", "dog", "is", "running"), false, List::of);
            }
        }
    }

    /**
     * A sentence in this language, without a final period.
     *
     * @param words an English sentence, lower case
     * @param genderNeutral whether nouns are chosen that don't say anybody's gender; the English must not say it either
     * @param tags gives English names of what is in the picture, likeliest first; asked for only when nothing of the sentence
     *     is understood
     */
    public String translate(List<String> words, boolean genderNeutral, Supplier<List<String>> tags) {
        Writer chosen = genderNeutral ? neutralWriter : writer;
        SentenceParser.Reading reading = SentenceParser.read(words);
        if (!reading.clauses().isEmpty()) {
            return chosen.write(reading.clauses());
        }
        List<Noun> inSentence = SentenceParser.nouns(words);
        Stream<Noun> nouns = inSentence.isEmpty()
                ? tags.get().stream().flatMap(tag -> Lexicon.get().noun(tag).stream())
                : inSentence.stream();
        return chosen.picture(nouns.limit(MOST_THINGS)
                .map(noun -> (Nominal) Nominal.Thing.a(noun))
                .toList());
    }
}
