package io.osprey.engine;

import io.osprey.engine.custom.CustomResult;
import io.osprey.engine.picture.PictureInfo;
import java.util.Map;
import java.util.Optional;

/**
 * The answers about one picture. All boxes and polygons are in pixels of the picture as the user sees it (EXIF
 * orientation applied); all confidences are strictly between 0 and 1.
 *
 * @param picture size and format of the picture
 * @param modelVersion version of the model bundle that answered, as in {@code bundle.json}
 * @param results one result for each feature asked for
 * @param custom what the custom model says; empty when none was asked
 */
public record Analysis(
        PictureInfo picture, String modelVersion, Map<Feature, FeatureResult> results, Optional<CustomResult> custom) {
    public Analysis {
        results = Map.copyOf(results);
        results.forEach((feature, result) -> {
            if (!feature.resultType().isInstance(result)) {
                throw new IllegalArgumentException(
                        feature + " is answered with a " + result.getClass().getSimpleName());
            }
        });
    }

    /** Answers without a custom model. */
    public Analysis(PictureInfo picture, String modelVersion, Map<Feature, FeatureResult> results) {
        this(picture, modelVersion, results, Optional.empty());
    }

    /** The result of the given kind; empty when its feature was not asked for. */
    public <T extends FeatureResult> Optional<T> find(Class<T> type) {
        return results.values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
