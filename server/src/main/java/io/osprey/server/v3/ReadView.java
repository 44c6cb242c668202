package io.osprey.server.v3;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.osprey.engine.read.ReadResult;
import io.osprey.engine.read.TextLine;
import io.osprey.engine.read.TextWord;
import io.osprey.server.document.PageText;
import io.osprey.server.job.Operation;
import io.osprey.server.job.Operation.State;
import io.osprey.server.wire.Confidence;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Text as v3.0 to v3.2 print it. Lines have no {@code appearance}: nothing here tells handwriting from print. Pure functions. */
final class ReadView {
    private ReadView() {}

    /** @param error not in the service's answers: why a failed operation failed */
    private record StateWire(
            String status,
            String createdDateTime,
            String lastUpdatedDateTime,
            @JsonRawValue String analyzeResult,
            @JsonRawValue String error) {}

    private record Result(String version, String modelVersion, List<Page> readResults) {}

    private record Page(
            int page, String language, double angle, double width, double height, String unit, List<Line> lines) {}

    private record Line(List<Double> boundingBox, String text, List<Word> words) {}

    private record Word(List<Double> boundingBox, String text, double confidence) {}

    /**
     * What was read.
     *
     * @param version lower case, for example {@code v3.2}
     */
    static Object of(List<PageText> pages, ReadQuery query, String version) {
        return new Result(
                version.substring(1) + ".0",
                query.modelVersion().orElse(null),
                pages.stream().map(page -> page(page, query)).toList());
    }

    /** How an operation stands. */
    static Object state(Operation operation) {
        return new StateWire(
                switch (operation.state()) {
                    case NOT_STARTED -> "notStarted";
                    case RUNNING -> "running";
                    case SUCCEEDED -> "succeeded";
                    case FAILED -> "failed";
                },
                time(operation.createdAt()),
                time(operation.updatedAt()),
                operation.state() == State.SUCCEEDED ? operation.result().orElse(null) : null,
                operation.state() == State.FAILED ? operation.result().orElse(null) : null);
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static Page page(PageText page, ReadQuery query) {
        ReadResult text = query.naturalOrder() ? page.text() : page.text().byRows();
        return new Page(
                page.number(),
                query.language().orElse(null),
                PageText.rounded(text.angleDegrees()),
                PageText.rounded(page.width()),
                PageText.rounded(page.height()),
                page.unitName(),
                text.lines().stream().map(line -> line(page, line)).toList());
    }

    private static Line line(PageText page, TextLine line) {
        return new Line(
                page.flat(line.polygon()),
                line.text(),
                line.words().stream().map(word -> word(page, word)).toList());
    }

    private static Word word(PageText page, TextWord word) {
        return new Word(page.flat(word.polygon()), word.text(), Confidence.thousandths(word.confidence()));
    }
}
