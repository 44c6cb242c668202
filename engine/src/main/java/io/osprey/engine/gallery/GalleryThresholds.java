package io.osprey.engine.gallery;

import io.osprey.engine.model.ModelBundle;
import tools.jackson.databind.JsonNode;

/**
 * Similarities from which on the nearest exemplar's name is given. They belong to the network, so they stand in the card of the
 * role {@code shared}: {@code "gallery": {"landmarks": 0.9, "brands": 0.9, "celebrities": 0.9}}. {@code osprey gallery measure}
 * measures them ({@link LeaveOneOut}).
 */
final class GalleryThresholds {
    private GalleryThresholds() {}

    /** @throws GalleryException when the card has none for the kind */
    static double of(ModelBundle bundle, GalleryKind kind) {
        JsonNode threshold = bundle.card("shared").path("gallery").path(kind.lowerCaseName());
        if (!threshold.isNumber()) {
            throw new GalleryException("the models " + bundle.version() + " have no threshold for the gallery of "
                    + kind.lowerCaseName() + ": measure it with 'osprey gallery measure " + kind.lowerCaseName()
                    + " DIR' and write it into the card of the role 'shared' as gallery." + kind.lowerCaseName());
        }
        return threshold.asDouble();
    }
}
