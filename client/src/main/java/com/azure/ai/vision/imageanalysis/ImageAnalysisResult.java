package com.azure.ai.vision.imageanalysis;

import java.util.List;

/** What came of an analysis: look at {@link #getReason()} first. What was not asked for is null, and so is everything after an error. */
public final class ImageAnalysisResult implements AutoCloseable {
    private final Outcome outcome;

    ImageAnalysisResult(Outcome outcome) {
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }

    /** Whether it worked. */
    public ImageAnalysisResultReason getReason() {
        return outcome.error() == null ? ImageAnalysisResultReason.ANALYZED : ImageAnalysisResultReason.ERROR;
    }

    /** Height of the picture, in pixels; null from a segmentation. */
    public Integer getImageHeight() {
        return outcome.analysis() == null ? null : outcome.analysis().height();
    }

    /** Width of the picture, in pixels; null from a segmentation. */
    public Integer getImageWidth() {
        return outcome.analysis() == null ? null : outcome.analysis().width();
    }

    /** Version of the models that answered. */
    public String getModelVersion() {
        return outcome.analysis() == null ? null : outcome.analysis().modelVersion();
    }

    /** One sentence about the picture. */
    public ContentCaption getCaption() {
        return ResultViews.caption(outcome.analysis());
    }

    /** Sentences about regions; the first is about the whole picture. */
    public List<ContentCaption> getDenseCaptions() {
        return ResultViews.denseCaptions(outcome.analysis());
    }

    /** Things. */
    public List<DetectedObject> getObjects() {
        return ResultViews.objects(outcome.analysis());
    }

    /** Words that fit, surest first. */
    public List<ContentTag> getTags() {
        return ResultViews.tags(outcome.analysis());
    }

    /** People, surest first. */
    public List<DetectedPerson> getPeople() {
        return ResultViews.people(outcome.analysis());
    }

    /** Crops, in the order of the ratios. */
    public List<CropSuggestion> getCropSuggestions() {
        return ResultViews.crops(outcome.analysis());
    }

    /** Lines of text. */
    public DetectedText getText() {
        return ResultViews.text(outcome.analysis());
    }

    /** What a custom classifier says. */
    public List<ContentTag> getCustomTags() {
        return ResultViews.customTags(outcome.analysis());
    }

    /** What a custom detector finds. */
    public List<DetectedObject> getCustomObjects() {
        return ResultViews.customObjects(outcome.analysis());
    }

    /** The picture of a segmentation. */
    public SegmentationResult getSegmentationResult() {
        return outcome.segmentation() == null
                ? null
                : new SegmentationResult(
                        outcome.segmentation().png(),
                        outcome.segmentation().height(),
                        outcome.segmentation().width());
    }

    /** Nothing is held open: the values can be read on. */
    @Override
    public void close() {}
}
