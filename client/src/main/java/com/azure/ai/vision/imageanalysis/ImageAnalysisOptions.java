package com.azure.ai.vision.imageanalysis;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What to ask. Set features, or a model's name, or a segmentation mode. What is not set is left to the service. An analyzer looks at its
 * options when an analysis begins.
 */
public final class ImageAnalysisOptions implements AutoCloseable {
    private volatile Set<ImageAnalysisFeature> features = Set.of();
    private volatile String language;
    private volatile Boolean genderNeutralCaption;
    private volatile List<Double> croppingAspectRatios = List.of();
    private volatile String modelVersion;
    private volatile String modelName;
    private volatile ImageSegmentationMode segmentationMode = ImageSegmentationMode.NONE;

    /** Nothing set. */
    public ImageAnalysisOptions() {}

    /** What to ask; empty when not set. */
    public EnumSet<ImageAnalysisFeature> getFeatures() {
        return features.isEmpty() ? EnumSet.noneOf(ImageAnalysisFeature.class) : EnumSet.copyOf(features);
    }

    /** Sets what to ask; copied. */
    public void setFeatures(EnumSet<ImageAnalysisFeature> features) {
        this.features = Collections.unmodifiableSet(EnumSet.copyOf(features));
    }

    /** Language of captions and tags; null when not set, which means {@code en}. */
    public String getLanguage() {
        return language;
    }

    /** Sets the language of captions and tags, such as {@code en}. */
    public void setLanguage(String language) {
        this.language = language;
    }

    /** Whether captions avoid gender; null when not set, which means no. */
    public Boolean getGenderNeutralCaption() {
        return genderNeutralCaption;
    }

    /** Sets whether captions say "person" and "child" in place of "man", "woman", "boy" and "girl". */
    public void setGenderNeutralCaption(Boolean genderNeutralCaption) {
        this.genderNeutralCaption = genderNeutralCaption;
    }

    /** Width / height of crops; empty when not set, which means one crop that fits. */
    public List<Double> getCroppingAspectRatios() {
        return croppingAspectRatios;
    }

    /** Sets width / height of crops, each 0.75 to 1.8. */
    public void setCroppingAspectRatios(List<Double> croppingAspectRatios) {
        this.croppingAspectRatios = List.copyOf(croppingAspectRatios);
    }

    /** Version of the models; null when not set, which means {@code latest}. */
    public String getModelVersion() {
        return modelVersion;
    }

    /** Sets the version of the models. */
    public void setModelVersion(String modelVersion) {
        this.modelVersion = modelVersion;
    }

    /** Name of a custom model; null when not set. */
    public String getModelName() {
        return modelName;
    }

    /** Sets the name of a custom model, in place of features. */
    public void setModelName(String modelName) {
        this.modelName = modelName;
    }

    /** What is made of the foreground; {@link ImageSegmentationMode#NONE} when not set. */
    public ImageSegmentationMode getSegmentationMode() {
        return segmentationMode;
    }

    /** Sets what is made of the foreground, in place of features and model. */
    public void setSegmentationMode(ImageSegmentationMode segmentationMode) {
        this.segmentationMode = segmentationMode == null ? ImageSegmentationMode.NONE : segmentationMode;
    }

    /** Holds nothing open, so nothing happens. */
    @Override
    public void close() {}
}
