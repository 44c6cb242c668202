package io.osprey.client.core;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;

/** Builds the address of a call. What is null is left out; lists are joined by commas, which are sent encoded. */
public final class Query {
    private final StringBuilder text;
    private char separator = '?';

    /**
     * Starts at an endpoint.
     *
     * @param path with a slash at its beginning
     */
    public Query(URI endpoint, String path) {
        text = new StringBuilder(endpoint.toString()).append(path);
    }

    /** One segment of a path, such as a model's name, encoded. */
    public static String segment(String name) {
        return encode(name);
    }

    /** A parameter; none if its value is null. */
    public Query with(String name, Object value) {
        if (value != null) {
            text.append(separator).append(name).append('=').append(encode(value.toString()));
            separator = '&';
        }
        return this;
    }

    /** A list; none if it is null or empty. */
    public Query withList(String name, Collection<String> values) {
        return with(name, values == null || values.isEmpty() ? null : String.join(",", values));
    }

    /** A list of numbers in plain decimals; none if it is null or empty. */
    public Query withNumbers(String name, Collection<Double> values) {
        return withList(
                name,
                values == null
                        ? null
                        : values.stream()
                                .map(value -> BigDecimal.valueOf(value).toPlainString())
                                .collect(Collectors.toList()));
    }

    /** The address. */
    public URI uri() {
        return URI.create(text.toString());
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
