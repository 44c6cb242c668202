package io.osprey.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/**
 * How long a picture took to come, by upload or by download from its address, and from then on to be answered about. The service
 * printed both: in its recordings they add up to a few milliseconds less than {@code x-envoy-upstream-service-time}.
 *
 * @param receivedMillis whole milliseconds from the request's first byte until all of the picture was there
 * @param processedMillis whole milliseconds since then
 */
public record InputTimes(long receivedMillis, long processedMillis) {
    private static final String ATTRIBUTE = InputTimes.class.getName();
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Remembers that the request's picture is there. */
    public static void received(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, System.nanoTime());
    }

    /** The times of a request whose picture came, up to now. */
    public static InputTimes of(HttpServletRequest request) {
        long receivedNanos = (Long) request.getAttribute(ATTRIBUTE);
        return new InputTimes(
                (receivedNanos - Exchange.of(request).startNanos()) / NANOS_PER_MILLI,
                (System.nanoTime() - receivedNanos) / NANOS_PER_MILLI);
    }

    /** As the service's headers. */
    public Map<String, String> headers() {
        return Map.of(
                "ms-vision-response-time-input-received",
                Long.toString(receivedMillis),
                "ms-vision-response-time-input-processed",
                Long.toString(processedMillis));
    }
}
