package io.osprey.server.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One description of a family of API versions, from which the document of each version is made:
 *
 * <ul>
 *   <li>what is marked {@code x-since: V} is left out of the versions before V, {@code x-until: V} out of those after;
 *   <li>a marked object with {@code x-value} stands for that value, so that list items and numbers can be marked too;
 *   <li>{@code x-variants: [...]} stands for the first of its items that is left;
 *   <li>{@code ${version}} stands for the version's name;
 *   <li>components that nothing refers to are left out.
 * </ul>
 *
 * @param versions names, oldest first
 * @param document the OpenAPI document with its marks
 */
record Description(List<String> versions, Map<String, Object> document) {
    private static final String SINCE = "x-since";
    private static final String UNTIL = "x-until";
    private static final String VALUE = "x-value";
    private static final String VARIANTS = "x-variants";
    private static final String COMPONENTS = "components";
    private static final String SECURITY_SCHEMES = "securitySchemes";

    /**
     * Reads a description and adds the components that all families share.
     *
     * @param resource name of a YAML file beside this class
     */
    static Description read(String resource) {
        Map<String, Object> description = load(resource);
        Map<String, Object> document = map(description.get("document"));
        Map<String, Object> own = map(document.get(COMPONENTS));
        Map<String, Object> components =
                new LinkedHashMap<>(map(load("common.yaml").get(COMPONENTS)));
        own.forEach((kind, entries) -> components.merge(kind, entries, Description::united));
        document.put(COMPONENTS, components);
        return new Description(
                list(description.get("versions")).stream()
                        .map(String.class::cast)
                        .toList(),
                document);
    }

    /** The OpenAPI document of a version, as maps, lists and scalars. */
    Map<String, Object> document(String version) {
        int place = versions.indexOf(version);
        if (place < 0) {
            throw new IllegalArgumentException("no version " + version + " among " + versions);
        }
        Map<String, Object> document =
                map(specialised(this.document, version, place).orElseThrow());
        Map<String, Object> components = map(document.get(COMPONENTS));
        Set<String> used = used(document);
        components.forEach((kind, entries) -> {
            if (!kind.equals(SECURITY_SCHEMES)) {
                map(entries).keySet().removeIf(name -> !used.contains("#/components/" + kind + "/" + name));
            }
        });
        components.values().removeIf(entries -> map(entries).isEmpty());
        return document;
    }

    private Optional<Object> specialised(Object node, String version, int place) {
        if (node instanceof Map<?, ?>) {
            return specialisedMap(map(node), version, place);
        }
        if (node instanceof List<?> items) {
            return Optional.of(new ArrayList<>(items.stream()
                    .map(item -> specialised(item, version, place))
                    .flatMap(Optional::stream)
                    .toList()));
        }
        return Optional.of(node instanceof String text ? text.replace("${version}", version) : node);
    }

    private Optional<Object> specialisedMap(Map<String, Object> map, String version, int place) {
        if (map.containsKey(SINCE) && place < placeOf(map.get(SINCE))
                || map.containsKey(UNTIL) && place > placeOf(map.get(UNTIL))) {
            return Optional.empty();
        }
        if (map.containsKey(VALUE)) {
            return specialised(map.get(VALUE), version, place);
        }
        if (map.containsKey(VARIANTS)) {
            return list(map.get(VARIANTS)).stream()
                    .map(variant -> specialised(variant, version, place))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        Map<String, Object> result = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (!name.equals(SINCE) && !name.equals(UNTIL)) {
                specialised(value, version, place).ifPresent(left -> result.put(name, left));
            }
        });
        return Optional.of(result);
    }

    private int placeOf(Object version) {
        int place = versions.indexOf(version);
        if (place < 0) {
            throw new IllegalStateException("marked with the unknown version " + version);
        }
        return place;
    }

    /** The components that the paths refer to, by way of other components too. */
    private static Set<String> used(Map<String, Object> document) {
        Set<String> used = new HashSet<>();
        Deque<Object> open = new ArrayDeque<>(List.of(document.get("paths")));
        while (!open.isEmpty()) {
            Object node = open.pop();
            children(node).forEach(open::push);
            if (node instanceof Map<?, ?> map && map.get("$ref") instanceof String reference && used.add(reference)) {
                open.push(target(document, reference));
            }
        }
        return used;
    }

    private static Stream<Object> children(Object node) {
        if (node instanceof Map<?, ?> map) {
            return map.values().stream().map(Object.class::cast);
        }
        return node instanceof Collection<?> items ? items.stream().map(Object.class::cast) : Stream.empty();
    }

    private static Object target(Map<String, Object> document, String reference) {
        Object node = document;
        for (String name : reference.substring("#/".length()).split("/")) {
            node = map(node).get(name);
            if (node == null) {
                throw new IllegalStateException("nothing is at " + reference);
            }
        }
        return node;
    }

    private static Object united(Object shared, Object own) {
        Map<String, Object> both = new LinkedHashMap<>(map(own));
        map(shared).forEach(both::putIfAbsent);
        return both;
    }

    private static Map<String, Object> load(String resource) {
        try (InputStream in = Description.class.getResourceAsStream(resource)) {
            LoaderOptions options = new LoaderOptions();
            options.setMaxAliasesForCollections(Integer.MAX_VALUE);
            return new Yaml(new SafeConstructor(options)).load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object node) {
        return (List<Object>) node;
    }
}
