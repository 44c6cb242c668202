package io.osprey.engine;

import io.osprey.engine.gallery.GallerySettings;
import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.picture.Picture;

/** Answers questions about pictures. Thread-safe; close it to free the networks. */
public interface Engine extends AutoCloseable {
    /**
     * Opens the networks of a bundle and answers made-up requests until all code is loaded: takes seconds.
     *
     * @param bundle is the engine's from now on, also when opening fails: closed with it
     * @throws io.osprey.engine.model.ModelException when a network is missing, damaged or unfit
     */
    static Engine open(ModelBundle bundle) {
        return open(bundle, GallerySettings.NONE);
    }

    /**
     * As {@link #open(ModelBundle)}, with galleries. They are read once: what is added later is known to engines opened later.
     *
     * @throws io.osprey.engine.gallery.GalleryException when a gallery is damaged or was made with other models
     */
    static Engine open(ModelBundle bundle, GallerySettings galleries) {
        return EngineFactory.open(bundle, galleries);
    }

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
