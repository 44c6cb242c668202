package com.azure.ai.vision.common;

import io.osprey.client.core.Credential;
import io.osprey.client.core.HttpOptions;
import io.osprey.client.core.Transport;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;

/**
 * The service and how to authenticate. May be used by many analyzers at once; they share its connections, which {@link #close()} ends.
 * Its text form does not show key or token.
 */
public final class VisionServiceOptions implements AutoCloseable {
    private final URI endpoint;
    private final Credential key;
    private final Transport transport;
    private volatile String token;

    /**
     * A service that is called with a token, see {@link #setAuthorizationToken}, or without any credential.
     *
     * @param endpoint such as {@code https://localhost:8443}; a slash at its end does no harm
     * @throws IllegalArgumentException if it is not an http or https address, or has user, query or fragment
     */
    public VisionServiceOptions(URL endpoint) {
        this(endpoint, null);
    }

    /**
     * A service and a key.
     *
     * @param endpoint such as {@code https://localhost:8443}
     * @param key either key of the resource; null for none
     * @throws IllegalArgumentException if the endpoint is not an http or https address or has user, query or fragment, or if the key cannot
     *     stand in a header
     */
    public VisionServiceOptions(URL endpoint, String key) {
        this(endpoint, key, HttpOptions.defaults());
    }

    /**
     * A service, a key, and how calls travel: time-outs, repetitions, proxy, certificates. Osprey's addition.
     *
     * @throws IllegalArgumentException as above
     */
    public VisionServiceOptions(URL endpoint, String key, HttpOptions http) {
        try {
            this.endpoint = Credential.endpoint(endpoint.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The endpoint is not an address");
        }
        this.key = key == null ? Credential.NONE : Credential.key(key);
        this.transport = new Transport(http);
    }

    /**
     * From the environment variables {@code VISION_ENDPOINT} and {@code VISION_KEY}. Osprey's addition.
     *
     * @throws IllegalStateException if one is missing
     */
    public static VisionServiceOptions fromEnvironment() {
        try {
            return new VisionServiceOptions(new URL(variable("VISION_ENDPOINT")), variable("VISION_KEY"));
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("VISION_ENDPOINT is not an address");
        }
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("The environment variable " + name + " is not set");
        }
        return value;
    }

    /** The token in use; null when the key is used. */
    public String getAuthorizationToken() {
        return token;
    }

    /**
     * Sets or renews the token. Calls that begin now, and repetitions of those under way, carry it in place of the key.
     *
     * @param token as the service issued it, good for ten minutes; null to use the key again
     * @throws IllegalArgumentException if it cannot stand in a header
     */
    public void setAuthorizationToken(String token) {
        if (token != null) {
            Credential.token(token);
        }
        this.token = token;
    }

    /** For the client's own packages: where to call. */
    public URI endpoint() {
        return endpoint;
    }

    /** For the client's own packages: what to authenticate with now. */
    public Credential credential() {
        String current = token;
        return current == null ? key : Credential.token(current);
    }

    /** For the client's own packages: how to call. */
    public Transport transport() {
        return transport;
    }

    /** Ends connections and threads; analyses under way fail. */
    @Override
    public void close() {
        transport.close();
    }

    @Override
    public String toString() {
        return "VisionServiceOptions for " + endpoint;
    }
}
