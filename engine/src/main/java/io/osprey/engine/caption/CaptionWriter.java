package io.osprey.engine.caption;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From the captioner's words to the text that users get. Pure. */
final class CaptionWriter {
    private CaptionWriter() {}

    /** The captions for some sentences, in their order; of those that read the same, the first. */
    static List<Caption> captions(List<Sentence> sentences, boolean genderNeutral) {
        Map<String, Caption> byText = new LinkedHashMap<>();
        for (Sentence sentence : sentences) {
            Caption caption = caption(sentence, genderNeutral);
            byText.putIfAbsent(caption.text(), caption);
        }
        return List.copyOf(byText.values());
    }

    static Caption caption(Sentence sentence, boolean genderNeutral) {
        List<String> words = genderNeutral ? GenderNeutral.rewrite(sentence.words()) : sentence.words();
        return new Caption(String.join(" ", words).replace("tshirt", "t-shirt"), sentence.confidence());
    }
}
