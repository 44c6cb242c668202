package io.osprey.server.v2;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.osprey.engine.read.TextLine;
import io.osprey.engine.read.TextWord;
import io.osprey.server.document.PageText;
import io.osprey.server.job.Operation;
import io.osprey.server.job.Operation.State;
import java.util.List;

/**
 * Text as the operations of v1.0 to v2.1 print it that answer later (api-v2.md section 10). What waits is said to run, as the service's
 * recordings have it: its clients differ in how they spell the state before. Pure functions.
 */
final class TextOperationView {
    /** Words below are marked. */
    private static final double LOW_CONFIDENCE = 0.8;

    private TextOperationView() {}

    /** @param error not in the service's answers: why a failed operation failed */
    private record RecognizeWire(
            String status,
            @JsonRawValue String recognitionResult,
            @JsonRawValue String error) {}

    private record ReadWire(
            String status,
            @JsonRawValue String recognitionResults,
            @JsonRawValue String error) {}

    private record Recognized(List<Line> lines) {}

    private record RecognizedPage(
            int page, double clockwiseOrientation, double width, double height, String unit, List<Line> lines) {}

    private record Line(List<Double> boundingBox, String text, List<Word> words) {}

    private record Word(List<Double> boundingBox, String text, String confidence) {}

    /** What recognizeText read; of the first page. */
    static Object recognized(List<PageText> pages) {
        return new Recognized(lines(pages.get(0), false));
    }

    /** What asyncBatchAnalyze read. */
    static Object read(List<PageText> pages) {
        return pages.stream().map(TextOperationView::page).toList();
    }

    /** How a recognizeText operation stands. */
    static Object recognizeState(Operation operation) {
        return new RecognizeWire(
                status(operation), result(operation, State.SUCCEEDED), result(operation, State.FAILED));
    }

    /** How an asyncBatchAnalyze operation stands. */
    static Object readState(Operation operation) {
        return new ReadWire(status(operation), result(operation, State.SUCCEEDED), result(operation, State.FAILED));
    }

    private static String result(Operation operation, State state) {
        return operation.state() == state ? operation.result().orElse(null) : null;
    }

    private static String status(Operation operation) {
        return switch (operation.state()) {
            case NOT_STARTED, RUNNING -> "Running";
            case SUCCEEDED -> "Succeeded";
            case FAILED -> "Failed";
        };
    }

    private static RecognizedPage page(PageText page) {
        return new RecognizedPage(
                page.number(),
                PageText.rounded(page.text().clockwiseDegrees()),
                PageText.rounded(page.width()),
                PageText.rounded(page.height()),
                page.unitName(),
                lines(page, true));
    }

    private static List<Line> lines(PageText page, boolean marked) {
        return page.text().byRows().lines().stream()
                .map(line -> line(page, line, marked))
                .toList();
    }

    private static Line line(PageText page, TextLine line, boolean marked) {
        return new Line(
                page.flat(line.polygon()),
                line.text(),
                line.words().stream().map(word -> word(page, word, marked)).toList());
    }

    private static Word word(PageText page, TextWord word, boolean marked) {
        return new Word(
                page.flat(word.polygon()), word.text(), marked && word.confidence() < LOW_CONFIDENCE ? "Low" : null);
    }
}
