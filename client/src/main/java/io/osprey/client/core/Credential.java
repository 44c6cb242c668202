package io.osprey.client.core;

import java.net.URI;
import java.util.Objects;

/**
 * A key or a token, as the header that carries it. Its text form does not show it.
 */
public final class Credential {
    /** Calls without any: some containers and gateways ask for none. */
    public static final Credential NONE = new Credential(null, null);

    private final String header;
    private final String value;

    private Credential(String header, String value) {
        this.header = header;
        this.value = value;
    }

    /** Sent as {@code Ocp-Apim-Subscription-Key}. */
    public static Credential key(String key) {
        return new Credential("Ocp-Apim-Subscription-Key", checked(key, "key"));
    }

    /** Sent as {@code Authorization: Bearer}; the service's own tokens are good for ten minutes. */
    public static Credential token(String token) {
        return new Credential("Authorization", "Bearer " + checked(token, "token"));
    }

    /** @throws IllegalArgumentException without showing it, if it cannot stand in a header */
    private static String checked(String secret, String what) {
        Objects.requireNonNull(secret, what);
        String stripped = secret.strip();
        if (stripped.isEmpty() || !stripped.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException("The " + what + " is empty or has characters that no " + what + " has");
        }
        return stripped;
    }

    void on(java.net.http.HttpRequest.Builder request) {
        if (header != null) {
            request.header(header, value);
        }
    }

    /**
     * Checks an endpoint and takes the slashes off its end.
     *
     * @throws IllegalArgumentException if it is not an http or https address, or has user, query or fragment, where secrets may hide
     */
    public static URI endpoint(URI endpoint) {
        String scheme = endpoint.getScheme();
        boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!http
                || endpoint.getHost() == null
                || endpoint.getRawUserInfo() != null
                || endpoint.getRawQuery() != null
                || endpoint.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "The endpoint must be http:// or https:// with a host, and no user, query or fragment");
        }
        return URI.create(endpoint.toString().replaceAll("/+$", ""));
    }

    @Override
    public String toString() {
        return header == null ? "no credential" : header + ": (hidden)";
    }
}
