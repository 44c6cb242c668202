package com.azure.ai.vision.imageanalysis;

import io.osprey.client.analysis.Feature;

/** What can be asked about a picture. */
public enum ImageAnalysisFeature {
    /** Words that fit the picture. */
    TAGS(Feature.TAGS),
    /** One sentence about the picture. */
    CAPTION(Feature.CAPTION),
    /** Sentences about up to ten regions. */
    DENSE_CAPTIONS(Feature.DENSE_CAPTIONS),
    /** Things with boxes. */
    OBJECTS(Feature.OBJECTS),
    /** People with boxes. */
    PEOPLE(Feature.PEOPLE),
    /** Text with polygons. */
    TEXT(Feature.READ),
    /** Crops that keep what matters. */
    CROP_SUGGESTIONS(Feature.SMART_CROPS);

    private final Feature feature;

    ImageAnalysisFeature(Feature feature) {
        this.feature = feature;
    }

    Feature feature() {
        return feature;
    }
}
