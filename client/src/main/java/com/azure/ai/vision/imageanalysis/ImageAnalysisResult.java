package com.azure.ai.vision.imageanalysis;

import java.util.List;

/** What came of an analysis: look at {@link #getReason()} first. What was not asked for is null, and so is everything after an error. */
public final class ImageAnalysisResult implements AutoCloseable {
    private final Outcome outcome;
    private final ContentCaption caption;
    private final List<ContentCaption> denseCaptions;
    private final List<DetectedObject> objects;
    private final List<ContentTag> tags;
    private final List<DetectedPerson> people;
    private final List<CropSuggestion> cropSuggestions;
    private final DetectedText text;
    private final List<ContentTag> customTags;
    private final List<DetectedObject> customObjects;
    private final SegmentationResult segmentationResult;

    ImageAnalysisResult(Outcome outcome) {
        this.outcome = outcome;
        caption = ResultViews.caption(outcome.analysis());
        denseCaptions = ResultViews.denseCaptions(outcome.analysis());
        objects = ResultViews.objects(outcome.analysis());
        tags = ResultViews.tags(outcome.analysis());
        people = ResultViews.people(outcome.analysis());
        cropSuggestions = ResultViews.crops(outcome.analysis());
        text = ResultViews.text(outcome.analysis());
        customTags = ResultViews.customTags(outcome.analysis());
        customObjects = ResultViews.customObjects(outcome.analysis());
        segmentationResult = ResultViews.segmentation(outcome.segmentation());
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
        return caption;
    }

    /** Sentences about regions; the first is about the whole picture. */
    public List<ContentCaption> getDenseCaptions() {
        return denseCaptions;
    }

    /** Things. */
    public List<DetectedObject> getObjects() {
        return objects;
    }

    /** Words that fit, surest first. */
    public List<ContentTag> getTags() {
        return tags;
    }

    /** People, surest first. */
    public List<DetectedPerson> getPeople() {
        return people;
    }

    /** Crops, in the order of the ratios. */
    public List<CropSuggestion> getCropSuggestions() {
        return cropSuggestions;
    }

    /** Lines of text. */
    public DetectedText getText() {
        return text;
    }

    /** What a custom classifier says. */
    public List<ContentTag> getCustomTags() {
        return customTags;
    }

    /** What a custom detector finds. */
    public List<DetectedObject> getCustomObjects() {
        return customObjects;
    }

    /** The picture of a segmentation. */
    public SegmentationResult getSegmentationResult() {
        return segmentationResult;
    }

    /** Nothing is held open: the values can be read on. */
    @Override
    public void close() {}
}
