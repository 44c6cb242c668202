package io.osprey.cli.analyze;

import io.osprey.engine.Feature;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The names that the command line gives to features: those of the web APIs, in any letter case. */
public final class FeatureNames {
    /** Stands for every feature. */
    public static final String ALL = "all";
    /** What is asked when the user does not say. */
    public static final String DEFAULT = "caption,tags,objects,people,read";

    private static final Map<String, Feature> BY_NAME = byName();

    private FeatureNames() {}

    /**
     * Reads a comma-separated list.
     *
     * @throws IllegalArgumentException naming the word that is no feature, and all that are
     */
    public static Set<Feature> parse(String list) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        for (String word : list.split(",")) {
            String name = word.strip();
            if (name.equalsIgnoreCase(ALL)) {
                features.addAll(EnumSet.allOf(Feature.class));
                continue;
            }
            features.add(BY_NAME.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "'" + name + "' is no feature; there are: " + String.join(", ", names()) + ", " + ALL)));
        }
        return Collections.unmodifiableSet(features);
    }

    /** All names, in the order of {@link Feature}. */
    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    private static Map<String, Feature> byName() {
        Map<String, Feature> names = new LinkedHashMap<>();
        for (Feature feature : Feature.values()) {
            String[] words = feature.name().toLowerCase(Locale.ROOT).split("_");
            StringBuilder name = new StringBuilder(words[0]);
            Arrays.stream(words).skip(1).forEach(word -> name.append(Character.toUpperCase(word.charAt(0)))
                    .append(word.substring(1)));
            names.put(name.toString(), feature);
        }
        return Collections.unmodifiableMap(names);
    }
}
