package io.osprey.server.v2;

import java.util.Arrays;
import java.util.Optional;

/** The values of {@code visualFeatures} (api-v2.md section 3). */
public enum VisualFeature {
    IMAGE_TYPE("ImageType"),
    FACES("Faces"),
    ADULT("Adult"),
    CATEGORIES("Categories"),
    COLOR("Color"),
    TAGS("Tags"),
    DESCRIPTION("Description"),
    OBJECTS("Objects"),
    BRANDS("Brands");

    private final String wireName;

    VisualFeature(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** What a call is counted as: an operation that answers one feature alone is counted as that feature. */
    String usageName() {
        return this == DESCRIPTION ? "Describe" : wireName;
    }

    /** The feature of a name, in any letter case. */
    public static Optional<VisualFeature> named(String name) {
        return Arrays.stream(values())
                .filter(feature -> feature.wireName.equalsIgnoreCase(name))
                .findFirst();
    }
}
