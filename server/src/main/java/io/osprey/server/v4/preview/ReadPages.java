package io.osprey.server.v4.preview;

import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.read.Point;
import io.osprey.engine.read.ReadResult;
import io.osprey.engine.read.TextLine;
import io.osprey.engine.read.TextWord;
import io.osprey.server.wire.Confidence;
import io.osprey.server.wire.TextElements;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Text as the previews print it (api-v4.md section 5.1): one content string, and pages, lines and words that point into it
 * by spans counted in text elements.
 *
 * @param content all lines, joined by newlines
 * @param pages exactly one
 * @param styles always empty: nothing here tells handwriting from print
 */
record ReadPages(String stringIndexType, String content, List<Page> pages, List<Object> styles, String modelVersion) {
    private static final String READ_MODEL_VERSION = "2022-04-30";

    record Page(
            int height,
            int width,
            double angle,
            int pageNumber,
            List<Word> words,
            List<Span> spans,
            List<Line> lines) {}

    /** @param boundingBox x and y of four corners, clockwise from the text's own top left */
    record Word(String content, List<Integer> boundingBox, double confidence, Span span) {}

    /** @param boundingBox x and y of four corners, clockwise from the text's own top left */
    record Line(String content, List<Integer> boundingBox, List<Span> spans) {}

    /** A piece of the content, in text elements. */
    record Span(int offset, int length) {}

    /** Prints the text of a picture. */
    static ReadPages of(ReadResult text, PictureInfo picture) {
        String content = text.lines().stream().map(TextLine::text).collect(Collectors.joining("\n"));
        TextElements elements = TextElements.of(content);
        List<Line> lines = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        int at = 0;
        for (TextLine line : text.lines()) {
            String lineText = line.text();
            lines.add(new Line(lineText, flat(line.polygon()), List.of(span(elements, at, lineText))));
            int wordAt = at;
            for (TextWord word : line.words()) {
                words.add(new Word(
                        word.text(),
                        flat(word.polygon()),
                        Confidence.thousandths(word.confidence()),
                        span(elements, wordAt, word.text())));
                wordAt += word.text().length() + 1;
            }
            at += lineText.length() + 1;
        }
        double angle = Math.rint(text.angleDegrees() * 10_000) / 10_000 + 0.0;
        Span all = new Span(0, elements.count());
        Page page = new Page(picture.height(), picture.width(), angle, 1, words, List.of(all), lines);
        return new ReadPages("TextElements", content, List.of(page), List.of(), READ_MODEL_VERSION);
    }

    private static Span span(TextElements elements, int at, String text) {
        int offset = elements.offsetOf(at);
        return new Span(offset, elements.offsetOf(at + text.length()) - offset);
    }

    private static List<Integer> flat(List<Point> corners) {
        return corners.stream()
                .flatMap(corner -> Stream.of(corner.x(), corner.y()))
                .toList();
    }
}
