package io.osprey.engine.caption;

import io.osprey.engine.language.SpokenLanguage;
import io.osprey.engine.language.Translator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** From the captioner's words to the text that users get. Pure. */
final class CaptionWriter {
    /**
     * How captions are to be put.
     *
     * @param tags English names of what is in the picture, likeliest first; asked for only when a sentence can't be put otherwise
     */
    record Manner(SpokenLanguage language, boolean genderNeutral, Supplier<List<String>> tags) {}

    private CaptionWriter() {}

    /**
     * The captions for some sentences: in their order those that say something new, then those that only put it in other words. Of
     * those that read the same, the first.
     */
    static List<Caption> captions(List<Sentence> sentences, Manner manner) {
        List<Sentence> told = new ArrayList<>();
        List<Sentence> retold = new ArrayList<>();
        for (Sentence sentence : sentences) {
            boolean isNew = told.stream().noneMatch(earlier -> Wording.isAlike(earlier.words(), sentence.words()));
            (isNew ? told : retold).add(sentence);
        }
        told.addAll(retold);
        Map<String, Caption> byText = new LinkedHashMap<>();
        for (Sentence sentence : told) {
            Caption caption = caption(sentence, manner);
            byText.putIfAbsent(caption.text(), caption);
        }
        return List.copyOf(byText.values());
    }

    static Caption caption(Sentence sentence, Manner manner) {
        List<String> words = manner.genderNeutral() ? GenderNeutral.rewrite(sentence.words()) : sentence.words();
        String text = manner.language() == SpokenLanguage.ENGLISH
                ? String.join(" ", words).replace("tshirt", "t-shirt")
                : Translator.to(manner.language()).translate(words, manner.genderNeutral(), manner.tags());
        return new Caption(text, sentence.confidence());
    }
}
