package io.osprey.engine;

import io.osprey.engine.custom.CustomModelException;
import io.osprey.engine.custom.CustomModels;
import io.osprey.engine.custom.PictureLooker;
import io.osprey.engine.gallery.GallerySettings;
import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.picture.Picture;
import java.nio.file.Path;
import java.util.Optional;

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
        return open(bundle, galleries, Optional.empty());
    }

    /**
     * As {@link #open(ModelBundle, GallerySettings)}, with custom models. They are loaded when they are first asked; what is added
     * later is found too.
     *
     * @param customModels directory of the custom models, need not exist; empty: there are none
     */
    static Engine open(ModelBundle bundle, GallerySettings galleries, Optional<Path> customModels) {
        return open(bundle, galleries, customModels.map(CustomModels::in).orElse(CustomModels.NONE));
    }

    /** As {@link #open(ModelBundle, GallerySettings)}, with custom models that are kept wherever the caller keeps them. */
    static Engine open(ModelBundle bundle, GallerySettings galleries, CustomModels customModels) {
        return EngineFactory.open(bundle, galleries, customModels);
    }

    /**
     * Answers every feature of the request, and asks its custom model.
     *
     * @throws CustomModelException when there is no such custom model, or it can't be used with these networks
     * @throws java.util.concurrent.CancellationException when the calling thread is interrupted
     */
    Analysis analyze(Picture picture, AnalysisRequest request);

    /**
     * Loads a custom model, which the first request for it would otherwise do.
     *
     * @throws CustomModelException when there is none of this name, or it can't be used with these networks
     */
    default void requireCustomModel(String name) {
        throw new CustomModelException(
                CustomModelException.Reason.NOT_FOUND, "there is no custom model '" + name + "'");
    }

    /**
     * Looks at the pictures of data sets with the network that answers requests, so that it is in memory once. It belongs to the
     * engine: closing it does nothing, and with the engine it is closed too.
     */
    default PictureLooker looker() {
        throw new UnsupportedOperationException("this engine looks at no data sets");
    }

    /** Version of the model bundle, as in {@code bundle.json}. */
    String modelVersion();

    @Override
    void close();
}
