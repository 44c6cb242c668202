package io.osprey.client.core;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

/**
 * What is asked of the service.
 *
 * @param method HTTP method
 * @param uri with the query; never contains a key
 * @param headers besides those of authentication and content
 * @param upload the body
 * @param harmlessTwice whether it does no harm when the service gets it twice: only such calls are repeated after a broken connection,
 *     when nobody knows if the first was carried out
 */
public record Call(String method, URI uri, Map<String, String> headers, Upload upload, boolean harmlessTwice) {
    public Call {
        Objects.requireNonNull(method);
        Objects.requireNonNull(uri);
        headers = Map.copyOf(headers);
        Objects.requireNonNull(upload);
    }

    /** A question about a picture: asking twice changes nothing. */
    public static Call post(URI uri, Upload upload) {
        return new Call("POST", uri, Map.of(), upload, true);
    }

    /** A question without a body. */
    public static Call get(URI uri) {
        return new Call("GET", uri, Map.of(), Upload.NONE, true);
    }

    /** A change. */
    public static Call change(String method, URI uri, Upload upload) {
        return new Call(method, uri, Map.of(), upload, false);
    }

    /** For logs: method and path. Queries stay out, they hold what callers ask about. */
    String describe() {
        return method + " " + uri.getPath();
    }
}
