package io.osprey.engine.read;

import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads text in pictures: finds lines, turns each upright, reads it, and splits it into words. Networks: PP-OCRv4 of
 * PaddleOCR for finding and reading, for print and scene text in English, other Latin script (without most accents) and
 * Chinese; and, where the bundle has it, a network of Osprey's own for accents and kana. Thread-safe; each call runs on the calling thread alone. Equal pictures give equal answers.
 */
public final class TextReader {
    /** Boxes at least this many times as high as wide hold text that runs downwards or upwards, or a tall character. */
    private static final double TALL = 1.5;
    /** Boxes at least this many times as high as wide hold no single character. */
    private static final double VERY_TALL = 3;
    /** Confidences stay inside (0, 1), also when they are printed with three decimals. */
    private static final double LEAST_CONFIDENCE = 0.001;

    private static final String RECOGNIZER = "read-recognize";

    private final TextDetector detector;
    private final LineTurner turner;
    private final LineRecognizer recognizer;
    private final WholeCard whole;
    private final Optional<LettersReader> letters;

    /**
     * Opens the networks {@code read-detect}, {@code read-classify} and {@code read-recognize}, and {@code read-letters} when
     * there is one.
     *
     * @throws io.osprey.engine.model.ModelException when one is missing or damaged
     */
    public TextReader(ModelBundle bundle) {
        PictureReader.warmUp();
        detector = new TextDetector(bundle);
        turner = new LineTurner(bundle);
        recognizer = new LineRecognizer(bundle, RECOGNIZER);
        whole = bundle.card(RECOGNIZER, WholeCard.class);
        letters = LettersReader.in(bundle);
    }

    /** The text of a picture, in pixels of {@link Picture#info()}; no lines when there is none. */
    public ReadResult read(Picture picture) {
        List<FoundLine> lines = new ArrayList<>();
        try (PixelSource source = new PixelSource(picture)) {
            List<TextBox> boxes = detector.detect(picture);
            for (RecognizedLine line : reread(source, readUpright(source, boxes))) {
                if (recognizer.keeps(line)) {
                    lines.add(WordSplitter.split(line, recognizer.polygonInset()));
                }
            }
            if (lines.isEmpty() && whole.mayBeLine(picture)) {
                RecognizedLine line = readWhole(source, picture);
                if (whole.keeps(line)) {
                    lines.add(WordSplitter.split(line, 0));
                }
            }
        }
        double angle = TextAngle.median(
                lines.stream().map(line -> line.box().angleDegrees()).toList());
        List<FoundLine> ordered = LineJoiner.join(ReadingOrder.sort(lines, angle));
        return new ReadResult(
                ordered.stream().map(line -> toTextLine(line, picture)).toList(), angle);
    }

    private RecognizedLine readWhole(PixelSource source, Picture picture) {
        TextBox box = TextBox.ofCorners(List.of(
                new Corner(0, 0),
                new Corner(picture.pixelWidth(), 0),
                new Corner(picture.pixelWidth(), picture.pixelHeight()),
                new Corner(0, picture.pixelHeight())));
        return reread(source, recognizer.recognize(source, List.of(box))).get(0);
    }

    private List<RecognizedLine> reread(PixelSource source, List<RecognizedLine> lines) {
        return letters.map(reader -> reader.reread(source, lines)).orElse(lines);
    }

    /** Reads each box in every direction that its text may have, and keeps what is read with the most confidence. */
    private List<RecognizedLine> readUpright(PixelSource source, List<TextBox> boxes) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            TextBox box = boxes.get(i);
            double ratio = box.height() / Math.max(box.width(), 1e-9);
            if (ratio < VERY_TALL) {
                candidates.add(new Candidate(i, box));
            }
            if (ratio >= TALL) {
                candidates.add(new Candidate(i, box.quarterTurned()));
            }
        }
        List<Boolean> upsideDown = turner.mayBeUpsideDown(source, boxesOf(candidates));
        for (int i = upsideDown.size() - 1; i >= 0; i--) {
            if (upsideDown.get(i)) {
                candidates.add(new Candidate(
                        candidates.get(i).box(), candidates.get(i).place().halfTurned()));
            }
        }
        List<RecognizedLine> read = recognizer.recognize(source, boxesOf(candidates));
        RecognizedLine[] best = new RecognizedLine[boxes.size()];
        for (int i = 0; i < read.size(); i++) {
            int box = candidates.get(i).box();
            if (best[box] == null || read.get(i).confidence() > best[box].confidence()) {
                best[box] = read.get(i);
            }
        }
        return List.of(best);
    }

    private static List<TextBox> boxesOf(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::place).toList();
    }

    private static TextLine toTextLine(FoundLine line, Picture picture) {
        return new TextLine(
                toPolygon(line.box(), picture),
                line.words().stream()
                        .map(word -> new TextWord(
                                word.text(),
                                toPolygon(word.box(), picture),
                                Math.max(LEAST_CONFIDENCE, Math.min(1 - LEAST_CONFIDENCE, word.confidence()))))
                        .toList());
    }

    private static List<Point> toPolygon(TextBox box, Picture picture) {
        int width = picture.info().width();
        int height = picture.info().height();
        return box.scaled((double) width / picture.pixelWidth(), (double) height / picture.pixelHeight())
                .polygon(width, height);
    }

    /**
     * One way to read one box.
     *
     * @param box its index
     * @param place the box, turned as its text may be
     */
    private record Candidate(int box, TextBox place) {}
}
