package io.osprey.client.read;

import io.osprey.client.core.Answer;
import io.osprey.client.core.Call;
import io.osprey.client.core.FailureReason;
import io.osprey.client.core.Futures;
import io.osprey.client.core.Json;
import io.osprey.client.core.OspreyException;
import io.osprey.client.core.Picture;
import io.osprey.client.core.Query;
import io.osprey.client.core.Service;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Begins to read and asks until it is done. */
public final class ReadOperation {
    /** No file may be larger. */
    public static final long MAX_FILE_BYTES = 50L * 1024 * 1024;

    private static final long MAX_PICTURE_BYTES = 4L * 1024 * 1024;

    private static final Pattern OPERATION_ID = Pattern.compile(".*/([0-9A-Za-z-]{1,64})/?");

    private final Service service;
    private final String version;

    /**
     * For the client's own packages.
     *
     * @param version such as {@code v3.2}
     */
    public ReadOperation(Service service, String version) {
        this.service = service;
        this.version = version;
    }

    /**
     * The text: by {@code read/analyze} from v3.0 on, before by {@code read/core/asyncBatchAnalyze}, which takes the language alone of
     * the options. Fails with {@link OspreyException} when the service cannot read it, or not in time.
     *
     * @throws UnsupportedOperationException for v1.0, which has neither
     */
    public CompletableFuture<ReadResult> read(Picture picture, ReadOptions options) {
        boolean batch = version.startsWith("v2.");
        if (version.startsWith("v1.")) {
            throw new UnsupportedOperationException("v1.0 has no read operation, only recognizeText");
        }
        Query query =
                query(batch ? "/read/core/asyncBatchAnalyze" : "/read/analyze").with("language", options.language());
        if (!batch) {
            query = query.withList("pages", options.pages())
                    .with("readingOrder", options.readingOrder())
                    .with("model-version", options.modelVersion());
        }
        String statePath = batch ? "/read/operations/" : "/read/analyzeResults/";
        return Futures.map(begin(query, picture, MAX_FILE_BYTES, statePath, options), State::readResult);
    }

    /**
     * The lines of a picture by {@code recognizeText}, which v1.0 to v2.1 have. Fails with {@link OspreyException} when the service cannot
     * read it, or not in time.
     *
     * @param options its interval and timeout alone
     */
    public CompletableFuture<List<ReadResult.Line>> recognizeText(
            Picture picture, TextRecognitionMode mode, ReadOptions options) {
        Query query = query("/recognizeText").with("mode", mode.wireName());
        return Futures.map(begin(query, picture, MAX_PICTURE_BYTES, "/textOperations/", options), State::lines);
    }

    private Query query(String path) {
        return new Query(service.endpoint(), "/vision/" + version + path);
    }

    private CompletableFuture<State> begin(
            Query query, Picture picture, long mostBytes, String statePath, ReadOptions options) {
        CompletableFuture<String> begun =
                service.call(() -> Call.post(query.uri(), picture.upload(mostBytes)), ReadOperation::operationId);
        return Futures.then(begun, (id, how) -> ask(query(statePath + id).uri(), how), options);
    }

    private CompletableFuture<State> ask(URI uri, ReadOptions options) {
        return service.poll(
                () -> Call.get(uri),
                answer -> Json.read(answer, State.class),
                State::isFinal,
                options.interval(),
                options.timeout());
    }

    /** Only the id is taken from the header: a key must not follow an address to another host. */
    private static String operationId(Answer answer) {
        String location = answer.header("Operation-Location");
        Matcher matcher = OPERATION_ID.matcher(location == null ? "" : location);
        if (!matcher.matches()) {
            throw OspreyException.unreadable(answer, "a header Operation-Location was expected", null);
        }
        return matcher.group(1);
    }

    /** What asking answers: {@code analyzeResult} since v3.0, before {@code recognitionResults} or {@code recognitionResult}. */
    record State(
            String status, ReadResult analyzeResult, List<BatchPage> recognitionResults, Recognized recognitionResult) {
        boolean isFinal() {
            String word = status == null ? "" : status.toLowerCase(Locale.ROOT);
            return word.equals("succeeded") || word.equals("failed");
        }

        ReadResult readResult() {
            if (recognitionResults != null) {
                return new ReadResult(
                        null,
                        null,
                        succeeded(recognitionResults).stream()
                                .map(BatchPage::toPage)
                                .toList());
            }
            return succeeded(analyzeResult);
        }

        List<ReadResult.Line> lines() {
            return BatchLine.lines(succeeded(recognitionResult).lines());
        }

        private <T> T succeeded(T result) {
            if (!status.equalsIgnoreCase("succeeded") || result == null) {
                throw new OspreyException(FailureReason.SERVICE, "The service could not read the picture", null);
            }
            return result;
        }
    }

    /** A page as before v3.0; its words have no confidence, or {@code "Low"}. */
    record BatchPage(
            int page, double clockwiseOrientation, double width, double height, String unit, List<BatchLine> lines) {
        ReadResult.Page toPage() {
            double angle = clockwiseOrientation > 180 ? clockwiseOrientation - 360 : clockwiseOrientation;
            return new ReadResult.Page(page, null, angle, width, height, unit, BatchLine.lines(lines));
        }
    }

    record BatchLine(List<Double> boundingBox, String text, List<BatchWord> words) {
        static List<ReadResult.Line> lines(List<BatchLine> lines) {
            return lines == null
                    ? List.of()
                    : lines.stream().map(BatchLine::line).toList();
        }

        private ReadResult.Line line() {
            List<BatchWord> own = words == null ? List.of() : words;
            return new ReadResult.Line(
                    boundingBox,
                    text,
                    own.stream()
                            .map(word -> new ReadResult.Word(word.boundingBox(), word.text(), null))
                            .toList());
        }
    }

    record BatchWord(List<Double> boundingBox, String text) {}

    record Recognized(List<BatchLine> lines) {}
}
