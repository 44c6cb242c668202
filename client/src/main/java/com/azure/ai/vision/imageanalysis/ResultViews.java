package com.azure.ai.vision.imageanalysis;

import com.azure.ai.vision.common.BoundingBox;
import com.azure.ai.vision.common.ImagePoint;
import io.osprey.client.analysis.Analysis;
import io.osprey.client.analysis.Box;
import io.osprey.client.analysis.Point;
import io.osprey.client.analysis.Segmentation;
import io.osprey.client.analysis.Tag;
import io.osprey.client.analysis.TextLine;
import java.util.List;
import java.util.function.Function;

/** An analysis in the library's types. What is null stays null. */
final class ResultViews {
    private ResultViews() {}

    static ContentCaption caption(Analysis analysis) {
        return analysis == null || analysis.caption() == null
                ? null
                : new ContentCaption(
                        analysis.caption().text(), analysis.caption().confidence(), null);
    }

    static List<ContentCaption> denseCaptions(Analysis analysis) {
        return each(
                analysis == null ? null : analysis.denseCaptions(),
                caption -> new ContentCaption(caption.text(), caption.confidence(), box(caption.box())));
    }

    static List<DetectedObject> objects(Analysis analysis) {
        return each(analysis == null ? null : analysis.objects(), ResultViews::object);
    }

    static List<ContentTag> tags(Analysis analysis) {
        return each(analysis == null ? null : analysis.tags(), ResultViews::tag);
    }

    static List<DetectedPerson> people(Analysis analysis) {
        return each(
                analysis == null ? null : analysis.people(),
                person -> new DetectedPerson(box(person.box()), person.confidence()));
    }

    static List<CropSuggestion> crops(Analysis analysis) {
        return each(
                analysis == null ? null : analysis.crops(),
                crop -> new CropSuggestion(crop.aspectRatio(), box(crop.box())));
    }

    static DetectedText text(Analysis analysis) {
        return analysis == null || analysis.lines() == null
                ? null
                : new DetectedText(each(analysis.lines(), ResultViews::line));
    }

    static List<ContentTag> customTags(Analysis analysis) {
        return analysis == null || analysis.customModel() == null
                ? null
                : each(analysis.customModel().tags(), ResultViews::tag);
    }

    static List<DetectedObject> customObjects(Analysis analysis) {
        return analysis == null || analysis.customModel() == null
                ? null
                : each(analysis.customModel().objects(), ResultViews::object);
    }

    static SegmentationResult segmentation(Segmentation segmentation) {
        return segmentation == null
                ? null
                : new SegmentationResult(segmentation.png(), segmentation.height(), segmentation.width());
    }

    /** Named by its first tag, as the library did; nameless with confidence 0 when the service sent none. */
    private static DetectedObject object(io.osprey.client.analysis.DetectedObject object) {
        Tag first = object.tags().isEmpty() ? new Tag("", 0) : object.tags().get(0);
        return new DetectedObject(first.name(), box(object.box()), first.confidence());
    }

    private static ContentTag tag(Tag tag) {
        return new ContentTag(tag.name(), tag.confidence());
    }

    private static DetectedTextLine line(TextLine line) {
        return new DetectedTextLine(
                line.text(),
                each(line.polygon(), ResultViews::point),
                each(
                        line.words(),
                        word -> new DetectedTextWord(
                                word.text(), each(word.polygon(), ResultViews::point), word.confidence())));
    }

    private static ImagePoint point(Point point) {
        return new ImagePoint(point.x(), point.y());
    }

    private static BoundingBox box(Box box) {
        return new BoundingBox(box.x(), box.y(), box.w(), box.h());
    }

    private static <A, B> List<B> each(List<A> list, Function<A, B> function) {
        return list == null ? null : list.stream().map(function).toList();
    }
}
