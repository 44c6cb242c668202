package io.osprey.engine.read;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.FeatureReader;
import io.osprey.engine.Perception;

/** The feature "read": the picture's text as {@link TextReader} found it. */
public final class ReadReader implements FeatureReader<ReadResult> {
    @Override
    public ReadResult read(Perception perception, AnalysisRequest request) {
        return perception.text();
    }
}
