package io.osprey.server.v4;

import io.osprey.engine.Feature;
import io.osprey.server.v4.ApiVersion.Shape;
import java.util.Arrays;
import java.util.Optional;

/** The values of {@code features} (api-v4.md section 2). */
public enum ImageFeature {
    TAGS("tags", Feature.TAGS),
    CAPTION("caption", Feature.CAPTION),
    /** The name of captions in the 2022 previews. */
    DESCRIPTION("description", Feature.CAPTION),
    DENSE_CAPTIONS("denseCaptions", Feature.DENSE_CAPTIONS),
    OBJECTS("objects", Feature.OBJECTS),
    READ("read", Feature.READ),
    SMART_CROPS("smartCrops", Feature.SMART_CROPS),
    PEOPLE("people", Feature.PEOPLE);

    private final String wireName;
    private final Feature feature;

    ImageFeature(String wireName, Feature feature) {
        this.wireName = wireName;
        this.feature = feature;
    }

    Feature feature() {
        return feature;
    }

    /** The feature that a version knows by a name, in any letter case. */
    static Optional<ImageFeature> named(String name, ApiVersion version) {
        return Arrays.stream(values())
                .filter(feature -> feature.wireName.equalsIgnoreCase(name))
                .filter(feature -> feature != DESCRIPTION || version.shape() == Shape.OLD_PREVIEW)
                .findFirst();
    }

    /** Whether a version knows {@code adult}, which no model answers. */
    static boolean isAdult(String name, ApiVersion version) {
        return name.equalsIgnoreCase("adult") && version.compareTo(ApiVersion.V2023_02_01_PREVIEW) <= 0;
    }
}
