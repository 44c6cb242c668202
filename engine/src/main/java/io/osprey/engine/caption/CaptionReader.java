package io.osprey.engine.caption;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.FeatureReader;
import io.osprey.engine.Perception;
import java.util.List;

/** Sentences about the whole picture; as many as the request wants, if so many different ones were found. */
public final class CaptionReader implements FeatureReader<CaptionResult> {
    @Override
    public CaptionResult read(Perception perception, AnalysisRequest request) {
        List<Caption> captions = CaptionWriter.captions(perception.sentences(), request.genderNeutral());
        return new CaptionResult(captions.subList(0, Math.min(captions.size(), request.maxCaptions())));
    }
}
