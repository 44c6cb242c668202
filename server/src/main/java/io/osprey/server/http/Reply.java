package io.osprey.server.http;

import io.osprey.server.wire.NumberForm;
import io.osprey.server.wire.WireJson;
import java.util.Map;

/**
 * An answer, ready to be sent.
 *
 * @param status HTTP status
 * @param contentType the Content-Type header, letter by letter; empty for an answer without body
 * @param headers further headers
 * @param body bytes; not copied
 */
public record Reply(int status, String contentType, Map<String, String> headers, byte[] body) {
    /** What the service itself prints. */
    public static final String JSON_UTF_8 = "application/json; charset=utf-8";

    /** What the gateway before the service prints. */
    public static final String JSON = "application/json";

    public Reply {
        headers = Map.copyOf(headers);
    }

    /** A wire record as the service prints it, its numbers in the shortest form. */
    public static Reply json(int status, Object wire, Map<String, String> headers) {
        return json(status, wire, NumberForm.SHORTEST, headers);
    }

    /** A wire record as the service prints it. */
    public static Reply json(int status, Object wire, NumberForm numbers, Map<String, String> headers) {
        return new Reply(status, JSON_UTF_8, headers, WireJson.write(wire, numbers));
    }

    /** An answer without body. */
    public static Reply empty(int status, Map<String, String> headers) {
        return new Reply(status, "", headers, new byte[0]);
    }
}
