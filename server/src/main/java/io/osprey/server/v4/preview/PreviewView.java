package io.osprey.server.v4.preview;

import io.osprey.engine.Analysis;
import io.osprey.engine.read.ReadResult;
import io.osprey.server.v4.ImageParts;
import io.osprey.server.v4.ImageWire.Caption;
import io.osprey.server.v4.ImageWire.Crop;
import io.osprey.server.v4.ImageWire.CustomModel;
import io.osprey.server.v4.ImageWire.DenseCaption;
import io.osprey.server.v4.ImageWire.DetectedObject;
import io.osprey.server.v4.ImageWire.Metadata;
import io.osprey.server.v4.ImageWire.Person;
import io.osprey.server.v4.ImageWire.Tag;
import io.osprey.server.v4.ImageWire.Values;
import java.util.List;

/** Prints an analysis as the previews do: a pure function. */
public final class PreviewView {
    private PreviewView() {}

    /** The wire record of the 2023 previews, for {@link io.osprey.server.wire.WireJson}. */
    public static Object of(Analysis analysis, String modelVersion) {
        return wire(ImageParts.caption(analysis), null, analysis, modelVersion);
    }

    /** The wire record of the older previews, whose captions are a list in {@code descriptionResult}. */
    public static Object withDescription(Analysis analysis, String modelVersion) {
        Caption caption = ImageParts.caption(analysis);
        return wire(null, caption == null ? null : new Values<>(List.of(caption)), analysis, modelVersion);
    }

    private static Wire wire(Caption caption, Values<Caption> description, Analysis analysis, String modelVersion) {
        return new Wire(
                ImageParts.customModel(analysis),
                caption,
                description,
                ImageParts.denseCaptions(analysis),
                ImageParts.objects(analysis),
                modelVersion,
                ImageParts.metadata(analysis),
                ImageParts.tags(analysis),
                analysis.find(ReadResult.class)
                        .map(text -> ReadPages.of(text, analysis.picture()))
                        .orElse(null),
                ImageParts.crops(analysis),
                ImageParts.people(analysis));
    }

    /** In the order of the published sample; null stands for what wasn't asked for. */
    private record Wire(
            CustomModel customModelResult,
            Caption captionResult,
            Values<Caption> descriptionResult,
            Values<DenseCaption> denseCaptionsResult,
            Values<DetectedObject> objectsResult,
            String modelVersion,
            Metadata metadata,
            Values<Tag> tagsResult,
            ReadPages readResult,
            Values<Crop> smartCropsResult,
            Values<Person> peopleResult) {}
}
