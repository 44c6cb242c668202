package io.osprey.client.analysis;

import io.osprey.client.core.Answer;
import io.osprey.client.core.Json;
import io.osprey.client.core.OspreyException;
import io.osprey.client.core.Query;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Addresses and answers of Image Analysis 4.0, previews and GA: pure functions. Both surfaces of the client use them. */
public final class AnalysisWire {
    /** The generally available version: no custom models, no segmentation. */
    public static final String GA = "2023-10-01";
    /** The last preview that the old client library used: with custom models and segmentation. */
    public static final String PREVIEW = "2023-04-01-preview";
    /** No picture may be larger. */
    public static final long MAX_PICTURE_BYTES = 20L * 1024 * 1024;

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int PNG_WIDTH_OFFSET = 16;
    private static final int PNG_HEADER_BYTES = 24;

    private AnalysisWire() {}

    /** Where to ask. */
    public static URI analyze(URI endpoint, String apiVersion, AnalyzeOptions options) {
        return new Query(endpoint, "/computervision/imageanalysis:analyze")
                .with("api-version", apiVersion)
                .withList(
                        "features",
                        options.features().stream().map(Feature::wireName).toList())
                .with("language", options.language())
                .with("gender-neutral-caption", options.genderNeutralCaption())
                .withNumbers("smartcrops-aspect-ratios", options.smartCropsAspectRatios())
                .with("model-version", options.modelVersion())
                .with("model-name", options.modelName())
                .uri();
    }

    /** Where to ask. */
    public static URI segment(URI endpoint, String apiVersion, SegmentationMode mode) {
        return new Query(endpoint, "/computervision/imageanalysis:segment")
                .with("api-version", apiVersion)
                .with("mode", mode.wireName())
                .uri();
    }

    /**
     * Reads an answer in the shape of any version.
     *
     * @throws OspreyException if it is not a JSON object of such a shape
     */
    public static Analysis analysis(Answer answer) {
        JsonNode root = Json.object(answer);
        try {
            JsonNode metadata = root.path("metadata");
            return new Analysis(
                    root.path("modelVersion").asString(null),
                    integer(metadata.path("width")),
                    integer(metadata.path("height")),
                    optional(root.path("captionResult"), AnalysisWire::caption),
                    values(root.path("denseCaptionsResult"), AnalysisWire::denseCaption),
                    values(root.path("tagsResult"), AnalysisWire::tag),
                    values(root.path("objectsResult"), AnalysisWire::object),
                    values(root.path("peopleResult"), node -> new DetectedPerson(box(node), confidence(node))),
                    optional(root.path("readResult"), AnalysisWire::lines),
                    values(
                            root.path("smartCropsResult"),
                            node -> new Crop(number(node.path("aspectRatio")), box(node))),
                    optional(
                            root.path("customModelResult"),
                            node -> new CustomModelResult(
                                    values(node.path("tagsResult"), AnalysisWire::tag),
                                    values(node.path("objectsResult"), AnalysisWire::object))));
        } catch (WrongShapeException e) {
            throw OspreyException.unreadable(answer, e.getMessage(), null);
        }
    }

    /**
     * Reads a PNG file; its size stands in its header.
     *
     * @throws OspreyException if it is not a PNG file
     */
    public static Segmentation segmentation(Answer answer) {
        byte[] png = answer.body();
        if (png.length < PNG_HEADER_BYTES
                || !Arrays.equals(png, 0, PNG_SIGNATURE.length, PNG_SIGNATURE, 0, PNG_SIGNATURE.length)) {
            throw OspreyException.unreadable(answer, "a PNG file was expected", null);
        }
        ByteBuffer header = ByteBuffer.wrap(png, PNG_WIDTH_OFFSET, 8);
        return new Segmentation(png, header.getInt(), header.getInt());
    }

    private static Caption caption(JsonNode node) {
        return new Caption(text(node.path("text")), confidence(node));
    }

    private static DenseCaption denseCaption(JsonNode node) {
        return new DenseCaption(text(node.path("text")), confidence(node), box(node));
    }

    private static Tag tag(JsonNode node) {
        return new Tag(text(node.path("name")), confidence(node));
    }

    private static DetectedObject object(JsonNode node) {
        return new DetectedObject(box(node), list(node.path("tags"), AnalysisWire::tag));
    }

    /** GA has blocks of lines that hold their words, previews have lines and words of a page, tied by spans of the content. */
    private static List<TextLine> lines(JsonNode read) {
        List<TextLine> lines = new ArrayList<>();
        if (read.has("blocks") || !read.has("pages")) {
            for (JsonNode block : read.path("blocks")) {
                lines.addAll(list(
                        block.path("lines"),
                        line -> new TextLine(
                                text(line.path("text")),
                                points(line),
                                list(
                                        line.path("words"),
                                        word -> new TextWord(
                                                text(word.path("text")), points(word), confidence(word))))));
            }
            return lines;
        }
        for (JsonNode page : read.path("pages")) {
            lines.addAll(list(page.path("lines"), line -> previewLine(line, page.path("words"))));
        }
        return lines;
    }

    private static TextLine previewLine(JsonNode line, JsonNode words) {
        List<TextWord> own = new ArrayList<>();
        for (JsonNode word : words) {
            if (contains(line.path("spans"), word.path("span"))) {
                own.add(new TextWord(text(word.path("content")), corners(word), confidence(word)));
            }
        }
        return new TextLine(text(line.path("content")), corners(line), own);
    }

    private static boolean contains(JsonNode spans, JsonNode span) {
        int begin = span.path("offset").asInt(-1);
        int end = begin + span.path("length").asInt(0);
        for (JsonNode outer : spans) {
            int outerBegin = outer.path("offset").asInt(0);
            if (begin >= outerBegin && end <= outerBegin + outer.path("length").asInt(0)) {
                return true;
            }
        }
        return false;
    }

    private static List<Point> points(JsonNode node) {
        return list(
                node.path("boundingPolygon"), point -> new Point(rounded(point.path("x")), rounded(point.path("y"))));
    }

    /** Eight numbers: x and y of four corners. */
    private static List<Point> corners(JsonNode node) {
        JsonNode numbers = node.path("boundingBox");
        List<Point> corners = new ArrayList<>();
        for (int i = 0; i + 1 < numbers.size(); i += 2) {
            corners.add(new Point(rounded(numbers.get(i)), rounded(numbers.get(i + 1))));
        }
        return corners;
    }

    private static Box box(JsonNode node) {
        JsonNode box = node.path("boundingBox");
        return new Box(rounded(box.path("x")), rounded(box.path("y")), rounded(box.path("w")), rounded(box.path("h")));
    }

    private static double confidence(JsonNode node) {
        return number(node.path("confidence"));
    }

    private static <T> T optional(JsonNode node, Function<JsonNode, T> function) {
        return node.isObject() ? function.apply(node) : null;
    }

    private static <T> List<T> values(JsonNode result, Function<JsonNode, T> function) {
        return optional(result, node -> list(node.path("values"), function));
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> function) {
        List<T> list = new ArrayList<>(array.size());
        for (JsonNode node : array) {
            list.add(function.apply(node));
        }
        return list;
    }

    private static String text(JsonNode node) {
        if (!node.isString()) {
            throw new WrongShapeException("a text is missing in it");
        }
        return node.asString();
    }

    private static double number(JsonNode node) {
        if (!node.isNumber()) {
            throw new WrongShapeException("a number is missing in it");
        }
        return node.doubleValue();
    }

    private static int rounded(JsonNode node) {
        return (int) Math.round(number(node));
    }

    private static Integer integer(JsonNode node) {
        return node.isNumber() ? (Integer) rounded(node) : null;
    }

    private static final class WrongShapeException extends RuntimeException {
        private static final long serialVersionUID = 1;

        WrongShapeException(String message) {
            super(message);
        }
    }
}
