package io.osprey.engine.gallery;

import io.osprey.engine.model.ModelBundle;
import java.nio.file.Path;
import java.util.List;

/** The galleries of all kinds, as they were when they were opened. */
public record Galleries(Gallery landmarks, Gallery brands, Gallery celebrities) {
    /** Nothing is known. */
    public static final Galleries NONE = new Galleries(Gallery.EMPTY, Gallery.EMPTY, Gallery.EMPTY);

    /**
     * Reads the galleries.
     *
     * @throws GalleryException when one is damaged, was made with other models, or the models have no measured threshold for it
     */
    public static Galleries open(GallerySettings settings, ModelBundle bundle) {
        return settings.directory()
                .map(directory -> new Galleries(
                        open(directory, GalleryKind.LANDMARKS, bundle),
                        open(directory, GalleryKind.BRANDS, bundle),
                        settings.celebritiesConsent()
                                ? open(directory, GalleryKind.CELEBRITIES, bundle)
                                : Gallery.EMPTY))
                .orElse(NONE);
    }

    private static Gallery open(Path directory, GalleryKind kind, ModelBundle bundle) {
        List<Exemplar> exemplars = new GalleryStore(directory, kind).read(GalleryModel.of(bundle));
        return exemplars.isEmpty() ? Gallery.EMPTY : new Gallery(exemplars, GalleryThresholds.of(bundle, kind));
    }
}
