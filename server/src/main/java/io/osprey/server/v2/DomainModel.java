package io.osprey.server.v2;

import io.osprey.engine.Feature;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The specialised models, and the categories that they look closer at (api-v2.md sections 3 and 8). */
public enum DomainModel {
    CELEBRITIES("celebrities", Feature.CELEBRITIES, "people_", "人_", "pessoas_", "gente_"),
    LANDMARKS(
            "landmarks",
            Feature.LANDMARKS,
            "outdoor_",
            "户外_",
            "屋外_",
            "aoarlivre_",
            "alairelibre_",
            "building_",
            "建筑_",
            "建物_",
            "edifício_");

    private final String wireName;
    private final Feature feature;
    private final List<String> categories;

    DomainModel(String wireName, Feature feature, String... categories) {
        this.wireName = wireName;
        this.feature = feature;
        this.categories = List.of(categories);
    }

    String wireName() {
        return wireName;
    }

    /** What a call is counted as. */
    String usageName() {
        return Character.toUpperCase(wireName.charAt(0)) + wireName.substring(1);
    }

    /** What the engine is asked. */
    Feature feature() {
        return feature;
    }

    /** The families of categories, in every language that the service named them in. */
    List<String> categories() {
        return categories;
    }

    /** The model of a name, in any letter case. */
    static Optional<DomainModel> named(String name) {
        return Arrays.stream(values())
                .filter(model -> model.wireName.equalsIgnoreCase(name))
                .findFirst();
    }

    /**
     * What a value of {@code details} or {@code descriptionExclude} stands for, in any letter case; {@code all} stands for
     * every model.
     *
     * @return empty when it stands for nothing
     */
    static Set<DomainModel> detail(String value) {
        return value.equalsIgnoreCase("all")
                ? EnumSet.allOf(DomainModel.class)
                : named(value).map(Set::of).orElse(Set.of());
    }
}
