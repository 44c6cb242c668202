package io.osprey.server.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parameters of a query string, names in any letter case.
 *
 * @param values by lower-case name, in the order given
 */
public record QueryParameters(Map<String, List<String>> values) {
    public QueryParameters {
        values = Map.copyOf(values);
    }

    /**
     * Reads a raw query string. Broken percent codes stand for themselves.
     *
     * @param query without its question mark; null stands for none
     */
    public static QueryParameters parse(String query) {
        Map<String, List<String>> values = new TreeMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            values.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                    .add(value);
        }
        return new QueryParameters(values);
    }

    /** The first value of a parameter that isn't blank, without white space around it. */
    public Optional<String> first(String name) {
        return values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** The first value of a parameter that isn't blank, if that is a whole number of 32 bits. */
    public Optional<Integer> integer(String name) {
        try {
            return first(name).map(Integer::valueOf);
        } catch (NumberFormatException other) {
            return Optional.empty();
        }
    }

    /** All comma-separated values of a parameter, without white space around them; blank ones are left out. */
    public List<String> list(String name) {
        return values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return text;
        }
    }
}
