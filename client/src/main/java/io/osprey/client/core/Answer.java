package io.osprey.client.core;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.util.Objects;

/**
 * One complete answer of the service.
 *
 * @param uri what was asked; never contains a key
 * @param status HTTP status
 * @param version HTTP/1.1 or HTTP/2
 * @param headers as received
 * @param body all bytes; not copied, so not to be changed
 */
public record Answer(URI uri, int status, HttpClient.Version version, HttpHeaders headers, byte[] body) {
    public Answer {
        Objects.requireNonNull(uri);
        Objects.requireNonNull(version);
        Objects.requireNonNull(headers);
        Objects.requireNonNull(body);
    }

    /** The first value of a header; null when there is none. */
    public String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** The media type without parameters, in lower case; empty when there is none. */
    public String contentType() {
        String value = headers.firstValue("Content-Type").orElse("");
        int end = value.indexOf(';');
        return (end < 0 ? value : value.substring(0, end)).strip().toLowerCase(java.util.Locale.ROOT);
    }

    String describeBody() {
        return body.length + " bytes of " + (contentType().isEmpty() ? "unknown type" : contentType());
    }
}
