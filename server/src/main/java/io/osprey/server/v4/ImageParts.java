package io.osprey.server.v4;

import io.osprey.engine.Analysis;
import io.osprey.engine.BoundingBox;
import io.osprey.engine.caption.CaptionResult;
import io.osprey.engine.caption.DenseCaptionResult;
import io.osprey.engine.crop.CropResult;
import io.osprey.engine.objects.ObjectResult;
import io.osprey.engine.people.PeopleResult;
import io.osprey.engine.tags.TagResult;
import io.osprey.server.v4.ImageWire.Box;
import io.osprey.server.v4.ImageWire.Caption;
import io.osprey.server.v4.ImageWire.Crop;
import io.osprey.server.v4.ImageWire.DenseCaption;
import io.osprey.server.v4.ImageWire.DetectedObject;
import io.osprey.server.v4.ImageWire.Metadata;
import io.osprey.server.v4.ImageWire.Person;
import io.osprey.server.v4.ImageWire.Tag;
import io.osprey.server.v4.ImageWire.Values;
import io.osprey.server.wire.Confidence;
import java.util.List;

/** Prints the parts that previews and GA print alike: pure functions, each null when its feature wasn't asked for. */
public final class ImageParts {
    private ImageParts() {}

    public static Metadata metadata(Analysis analysis) {
        return new Metadata(analysis.picture().width(), analysis.picture().height());
    }

    public static Caption caption(Analysis analysis) {
        return analysis.find(CaptionResult.class)
                .map(CaptionResult::best)
                .map(caption -> new Caption(caption.text(), Confidence.single(caption.confidence())))
                .orElse(null);
    }

    public static Values<DenseCaption> denseCaptions(Analysis analysis) {
        return analysis.find(DenseCaptionResult.class)
                .map(result -> new Values<>(result.captions().stream()
                        .map(caption -> new DenseCaption(
                                caption.text(), Confidence.single(caption.confidence()), box(caption.box())))
                        .toList()))
                .orElse(null);
    }

    public static Values<Tag> tags(Analysis analysis) {
        return analysis.find(TagResult.class)
                .map(result -> new Values<>(result.tags().stream()
                        .map(tag -> new Tag(tag.name(), Confidence.single(tag.confidence())))
                        .toList()))
                .orElse(null);
    }

    public static ImageWire.CustomModel customModel(Analysis analysis) {
        return analysis.custom()
                .map(result -> new ImageWire.CustomModel(new Values<>(result.tags().stream()
                        .map(tag -> new Tag(tag.name(), Confidence.single(tag.confidence())))
                        .toList())))
                .orElse(null);
    }

    public static Values<DetectedObject> objects(Analysis analysis) {
        return analysis.find(ObjectResult.class)
                .map(result -> new Values<>(result.objects().stream()
                        .map(object -> new DetectedObject(
                                box(object.box()),
                                List.of(new Tag(
                                        object.label().name(),
                                        Confidence.thousandths(object.label().confidence())))))
                        .toList()))
                .orElse(null);
    }

    public static Values<Crop> crops(Analysis analysis) {
        return analysis.find(CropResult.class)
                .map(result -> new Values<>(result.crops().stream()
                        .map(crop -> new Crop(crop.aspectRatio(), box(crop.box())))
                        .toList()))
                .orElse(null);
    }

    public static Values<Person> people(Analysis analysis) {
        return analysis.find(PeopleResult.class)
                .map(result -> new Values<>(result.people().stream()
                        .map(person -> new Person(box(person.box()), Confidence.single(person.confidence())))
                        .toList()))
                .orElse(null);
    }

    private static Box box(BoundingBox box) {
        return new Box(box.x(), box.y(), box.w(), box.h());
    }
}
