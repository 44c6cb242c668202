package io.osprey.engine;

import io.osprey.engine.language.SpokenLanguage;
import java.util.List;
import java.util.Set;

/**
 * What is asked about a picture.
 *
 * @param features at least one
 * @param genderNeutral whether captions say "person" and "child" in place of "man", "woman", "boy" and "girl"
 * @param cropAspectRatios width / height of each crop wanted, in order, each above 0; empty: one crop whose ratio the engine picks
 * @param maxCaptions how many different captions of the whole picture are wanted, 1 or more
 * @param unsureToo whether objects and tags below the model card's thresholds are given too: for measuring, not for people
 * @param language what tags and captions are in; everything else is in English
 */
public record AnalysisRequest(
        Set<Feature> features,
        boolean genderNeutral,
        List<Double> cropAspectRatios,
        int maxCaptions,
        boolean unsureToo,
        SpokenLanguage language) {
    public AnalysisRequest {
        features = Set.copyOf(features);
        cropAspectRatios = List.copyOf(cropAspectRatios);
        if (features.isEmpty()) {
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
        return new AnalysisRequest(features, genderNeutral, cropAspectRatios, maxCaptions, unsureToo, other);
    }

    /** The given features with every option at its default. */
    public static AnalysisRequest of(Feature... features) {
        return new AnalysisRequest(Set.of(features), false, List.of(), 1);
    }
}
