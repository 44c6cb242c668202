package io.osprey.engine;

import io.osprey.engine.language.SpokenLanguage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked about a picture.
 *
 * @param features at least one, or none when a custom model is asked
 * @param genderNeutral whether captions say "person" and "child" in place of "man", "woman", "boy" and "girl"
 * @param cropAspectRatios width / height of each crop wanted, in order, each above 0; empty: one crop whose ratio the engine picks
 * @param maxCaptions how many different captions of the whole picture are wanted, 1 or more
 * @param unsureToo whether objects and tags below the model card's thresholds are given too: for measuring, not for people
 * @param language what tags and captions are in; everything else is in English
 * @param customModel name of the custom model that is asked too; empty: none
 */
public record AnalysisRequest(
        Set<Feature> features,
        boolean genderNeutral,
        List<Double> cropAspectRatios,
        int maxCaptions,
        boolean unsureToo,
        SpokenLanguage language,
        Optional<String> customModel) {
    public AnalysisRequest {
        features = Set.copyOf(features);
        cropAspectRatios = List.copyOf(cropAspectRatios);
        if (features.isEmpty() && customModel.isEmpty()) {
            throw new IllegalArgumentException("no feature is asked for");
        }
        if (maxCaptions < 1) {
            throw new IllegalArgumentException("maxCaptions must be 1 or more, not " + maxCaptions);
        }
        for (double ratio : cropAspectRatios) {
            if (!(ratio > 0) || Double.isInfinite(ratio)) {
                throw new IllegalArgumentException("an aspect ratio must be above 0, not " + ratio);
            }
        }
    }

    /** A request without a custom model. */
    public AnalysisRequest(
            Set<Feature> features,
            boolean genderNeutral,
            List<Double> cropAspectRatios,
            int maxCaptions,
            boolean unsureToo,
            SpokenLanguage language) {
        this(features, genderNeutral, cropAspectRatios, maxCaptions, unsureToo, language, Optional.empty());
    }

    /** A request in English. */
    public AnalysisRequest(
            Set<Feature> features,
            boolean genderNeutral,
            List<Double> cropAspectRatios,
            int maxCaptions,
            boolean unsureToo) {
        this(features, genderNeutral, cropAspectRatios, maxCaptions, unsureToo, SpokenLanguage.ENGLISH);
    }

    /** A request in English, without unsure answers. */
    public AnalysisRequest(
            Set<Feature> features, boolean genderNeutral, List<Double> cropAspectRatios, int maxCaptions) {
        this(features, genderNeutral, cropAspectRatios, maxCaptions, false);
    }

    /** The same in another language. */
    public AnalysisRequest in(SpokenLanguage other) {
        return new AnalysisRequest(
                features, genderNeutral, cropAspectRatios, maxCaptions, unsureToo, other, customModel);
    }

    /** The same with a question to a custom model beside. */
    public AnalysisRequest withCustomModel(String name) {
        return new AnalysisRequest(
                features, genderNeutral, cropAspectRatios, maxCaptions, unsureToo, language, Optional.of(name));
    }

    /** A question to a custom model alone. */
    public static AnalysisRequest ofCustomModel(String name) {
        return new AnalysisRequest(Set.of(), false, List.of(), 1, false, SpokenLanguage.ENGLISH, Optional.of(name));
    }

    /** The given features with every option at its default. */
    public static AnalysisRequest of(Feature... features) {
        return new AnalysisRequest(Set.of(features), false, List.of(), 1);
    }
}
