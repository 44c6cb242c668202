package io.osprey.engine.caption;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.FeatureReader;
import io.osprey.engine.Perception;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Sentences about the whole picture; as many as the request wants, if so many different ones were found. Sentences are ranked with a
 * bonus for length that confidences lack; so that the list falls in confidence too, none is given as surer than a better one.
 */
public final class CaptionReader implements FeatureReader<CaptionResult> {
    private final Function<Perception, List<String>> tags;

    /** @param tags English names of what is in a picture, likeliest first: what captions in other languages fall back to */
    public CaptionReader(Function<Perception, List<String>> tags) {
        this.tags = tags;
    }

    @Override
    public CaptionResult read(Perception perception, AnalysisRequest request) {
        CaptionWriter.Manner manner =
                new CaptionWriter.Manner(request.language(), request.genderNeutral(), () -> tags.apply(perception));
        List<Caption> captions = CaptionWriter.captions(perception.sentences(), manner);
        return new CaptionResult(falling(captions.subList(0, Math.min(captions.size(), request.maxCaptions()))));
    }

    private static List<Caption> falling(List<Caption> captions) {
        List<Caption> falling = new ArrayList<>();
        double last = 1;
        for (Caption caption : captions) {
            last = Math.min(last, caption.confidence());
            falling.add(new Caption(caption.text(), last));
        }
        return falling;
    }
}
