package io.osprey.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Consumer;

/**
 * One request and its answer: what is known before any path is looked at. Made by {@link ExchangeValve}.
 *
 * @param requestId lower-case GUID, printed in {@code apim-request-id}
 * @param startNanos when the request came, on the server's nanosecond clock
 * @param contentTypeHeader writes the Content-Type header letter by letter; the servlet API would print
 *     {@code application/json;charset=utf-8} without the service's space
 */
public record Exchange(String requestId, long startNanos, Consumer<String> contentTypeHeader) {
    static final String ATTRIBUTE = Exchange.class.getName();

    /** The exchange of a request. */
    public static Exchange of(HttpServletRequest request) {
        return (Exchange) request.getAttribute(ATTRIBUTE);
    }

    /** Whole milliseconds since the request came. */
    public long elapsedMillis() {
        return (System.nanoTime() - startNanos) / 1_000_000;
    }
}
