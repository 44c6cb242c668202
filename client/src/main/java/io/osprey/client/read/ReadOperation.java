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
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Begins to read and asks until it is done. */
public final class ReadOperation {
    /** No file may be larger. */
    public static final long MAX_FILE_BYTES = 50L * 1024 * 1024;

    private static final Pattern OPERATION_ID = Pattern.compile(".*/([0-9A-Za-z-]{1,64})/?");

    private final Service service;
    private final String root;

    /**
     * For the client's own packages.
     *
     * @param version such as {@code v3.2}; earlier ones than v3.0 have no such operation
     */
    public ReadOperation(Service service, String version) {
        this.service = service;
        this.root = "/vision/" + version + "/read/";
    }

    /** The text; fails with {@link OspreyException} when the service cannot read it, or not in time. */
    public CompletableFuture<ReadResult> read(Picture picture, ReadOptions options) {
        CompletableFuture<String> begun = service.call(
                () -> Call.post(
                        new Query(service.endpoint(), root + "analyze")
                                .with("language", options.language())
                                .withList("pages", options.pages())
                                .with("readingOrder", options.readingOrder())
                                .with("model-version", options.modelVersion())
                                .uri(),
                        picture.upload(MAX_FILE_BYTES)),
                ReadOperation::operationId);
        return Futures.then(begun, this::read, options);
    }

    private CompletableFuture<ReadResult> read(String operationId, ReadOptions options) {
        URI uri = new Query(service.endpoint(), root + "analyzeResults/" + operationId).uri();
        CompletableFuture<State> state = service.poll(
                () -> Call.get(uri),
                answer -> Json.read(answer, State.class),
                State::isFinal,
                options.interval(),
                options.timeout());
        return Futures.map(state, State::result);
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

    /** What asking answers. */
    record State(String status, ReadResult analyzeResult) {
        boolean isFinal() {
            String word = status == null ? "" : status.toLowerCase(Locale.ROOT);
            return word.equals("succeeded") || word.equals("failed");
        }

        ReadResult result() {
            if (!status.equalsIgnoreCase("succeeded") || analyzeResult == null) {
                throw new OspreyException(FailureReason.SERVICE, "The service could not read the picture", null);
            }
            return analyzeResult;
        }
    }
}
