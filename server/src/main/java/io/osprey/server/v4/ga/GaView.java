package io.osprey.server.v4.ga;

import io.osprey.engine.Analysis;
import io.osprey.engine.read.Point;
import io.osprey.engine.read.ReadResult;
import io.osprey.engine.read.TextLine;
import io.osprey.engine.read.TextWord;
import io.osprey.server.v4.ImageParts;
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

/** Prints an analysis as 2023-10-01 and 2024-02-01 do: a pure function. */
public final class GaView {
    private GaView() {}

    /** The wire record, for {@link io.osprey.server.wire.WireJson}. */
    public static Object of(Analysis analysis, String modelVersion) {
        return new Wire(
                modelVersion,
                ImageParts.caption(analysis),
                ImageParts.denseCaptions(analysis),
                ImageParts.metadata(analysis),
                ImageParts.tags(analysis),
                ImageParts.objects(analysis),
                analysis.find(ReadResult.class).map(GaView::read).orElse(null),
                ImageParts.crops(analysis),
                ImageParts.people(analysis));
    }

    /** In the recorded order; null stands for what wasn't asked for. */
    private record Wire(
            String modelVersion,
            Caption captionResult,
            Values<DenseCaption> denseCaptionsResult,
            Metadata metadata,
            Values<Tag> tagsResult,
            Values<DetectedObject> objectsResult,
            Read readResult,
            Values<Crop> smartCropsResult,
            Values<Person> peopleResult) {}

    /** @param blocks exactly one, also when it has no lines: clients read {@code blocks[0].lines} */
    private record Read(List<Block> blocks) {}

    private record Block(List<Line> lines) {}

    private record Line(String text, List<Corner> boundingPolygon, List<Word> words) {}

    private record Word(String text, List<Corner> boundingPolygon, double confidence) {}

    private record Corner(int x, int y) {}

    private static Read read(ReadResult text) {
        return new Read(
                List.of(new Block(text.lines().stream().map(GaView::line).toList())));
    }

    private static Line line(TextLine line) {
        return new Line(
                line.text(),
                polygon(line.polygon()),
                line.words().stream().map(GaView::word).toList());
    }

    private static Word word(TextWord word) {
        return new Word(word.text(), polygon(word.polygon()), Confidence.thousandths(word.confidence()));
    }

    private static List<Corner> polygon(List<Point> corners) {
        return corners.stream()
                .map(corner -> new Corner(corner.x(), corner.y()))
                .toList();
    }
}
