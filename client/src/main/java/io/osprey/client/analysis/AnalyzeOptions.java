package io.osprey.client.analysis;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What to ask about a picture. The service judges the values: languages, ratios and models are its own.
 *
 * @param features what to ask; may be empty when a model is named
 * @param language of captions and tags, such as {@code en}; null for the service's default, {@code en}
 * @param genderNeutralCaption whether captions say "person" in place of "man" and "woman"; null for the service's default, false
 * @param smartCropsAspectRatios width / height of crops, each 0.75 to 1.8; empty for one of a ratio that fits
 * @param modelVersion null for the service's default, {@code latest}
 * @param modelName a custom model in place of features; null for none
 */
public record AnalyzeOptions(
        Set<Feature> features,
        String language,
        Boolean genderNeutralCaption,
        List<Double> smartCropsAspectRatios,
        String modelVersion,
        String modelName) {
    public AnalyzeOptions {
        features = features.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(features));
        smartCropsAspectRatios = List.copyOf(smartCropsAspectRatios);
        if (features.isEmpty() && modelName == null) {
            throw new IllegalArgumentException("Either features or a model's name must be given");
        }
        if (!smartCropsAspectRatios.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("aspect ratios must be finite");
        }
    }

    /** Features with the service's defaults. */
    public static AnalyzeOptions of(Feature first, Feature... more) {
        return builder().features(first, more).build();
    }

    /** A custom model. */
    public static AnalyzeOptions ofModel(String modelName) {
        return builder().modelName(modelName).build();
    }

    /** Starts with nothing. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects options. */
    public static final class Builder {
        private final Set<Feature> features = EnumSet.noneOf(Feature.class);
        private String language;
        private Boolean genderNeutralCaption;
        private List<Double> smartCropsAspectRatios = List.of();
        private String modelVersion;
        private String modelName;

        private Builder() {}

        /** Adds features. */
        public Builder features(Feature first, Feature... more) {
            features.addAll(EnumSet.of(first, more));
            return this;
        }

        /** Adds features. */
        public Builder features(Set<Feature> more) {
            features.addAll(more);
            return this;
        }

        /** @see AnalyzeOptions#language() */
        public Builder language(String language) {
            this.language = language;
            return this;
        }

        /** @see AnalyzeOptions#genderNeutralCaption() */
        public Builder genderNeutralCaption(Boolean genderNeutralCaption) {
            this.genderNeutralCaption = genderNeutralCaption;
            return this;
        }

        /** @see AnalyzeOptions#smartCropsAspectRatios() */
        public Builder smartCropsAspectRatios(List<Double> ratios) {
            this.smartCropsAspectRatios = List.copyOf(ratios);
            return this;
        }

        /** @see AnalyzeOptions#modelVersion() */
        public Builder modelVersion(String modelVersion) {
            this.modelVersion = modelVersion;
            return this;
        }

        /** @see AnalyzeOptions#modelName() */
        public Builder modelName(String modelName) {
            this.modelName = modelName;
            return this;
        }

        /** @throws IllegalArgumentException if neither features nor a model were given */
        public AnalyzeOptions build() {
            return new AnalyzeOptions(
                    features, language, genderNeutralCaption, smartCropsAspectRatios, modelVersion, modelName);
        }
    }
}
