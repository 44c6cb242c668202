package io.osprey.engine;

import io.osprey.engine.picture.Picture;

/** Answers questions about pictures. Thread-safe; close it to free the networks. */
public interface Engine extends AutoCloseable {
    /**
     * Answers every feature of the request.
     *
     * @throws java.util.concurrent.CancellationException when the calling thread is interrupted
     */
    Analysis analyze(Picture picture, AnalysisRequest request);

    /** Version of the model bundle, as in {@code bundle.json}. */
    String modelVersion();

    @Override
    void close();
}
