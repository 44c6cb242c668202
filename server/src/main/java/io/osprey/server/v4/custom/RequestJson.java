package io.osprey.server.v4.custom;

import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import io.osprey.server.wire.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A JSON object of a request, names of properties in any letter case.
 *
 * @param object a JSON object
 * @param path of the object in the body, for messages; empty for the body itself
 */
record RequestJson(JsonNode object, String path) {
    /**
     * Reads a body; single quotes and trailing commas are taken.
     *
     * @throws io.osprey.server.problem.ProblemException {@code BAD_JSON} when it isn't an object
     */
    static RequestJson of(byte[] body) {
        JsonNode json;
        try {
            json = WireJson.readLeniently(body);
        } catch (JacksonException broken) {
            throw Problem.of(Kind.BAD_JSON).toException();
        }
        if (!json.isObject()) {
            throw Problem.of(Kind.BAD_JSON).toException();
        }
        return new RequestJson(json, "");
    }

    /** A property, also when it is null; empty when it is not there. */
    Optional<JsonNode> find(String name) {
        return object.properties().stream()
                .filter(property -> property.getKey().equalsIgnoreCase(name))
                .map(property -> property.getValue())
                .findFirst();
    }

    private Optional<JsonNode> given(String name) {
        return find(name).filter(value -> !value.isNull());
    }

    /** A text that isn't blank; empty when it is not there or null. */
    Optional<String> text(String name) {
        return given(name).map(value -> {
            if (!value.isString() || value.stringValue().isBlank()) {
                throw Refusal.invalid("'" + target(name) + "' must be a string that is not empty.", target(name));
            }
            return value.stringValue();
        });
    }

    String requiredText(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    /** A whole number; empty when it is not there or null. */
    Optional<Integer> integer(String name) {
        return given(name).map(value -> {
            if (!value.isIntegralNumber() || !value.canConvertToInt()) {
                throw Refusal.invalid("'" + target(name) + "' must be an integer.", target(name));
            }
            return value.intValue();
        });
    }

    /** A list of texts; empty when it is not there or null. */
    Optional<List<String>> texts(String name) {
        return given(name).map(value -> {
            List<String> texts = new ArrayList<>();
            for (JsonNode item : value) {
                if (item.isString()) {
                    texts.add(item.stringValue());
                }
            }
            if (!value.isArray() || texts.size() != value.size()) {
                throw Refusal.invalid("'" + target(name) + "' must be an array of strings.", target(name));
            }
            return texts;
        });
    }

    /** An object; empty when it is not there or null. */
    Optional<RequestJson> child(String name) {
        return given(name).map(value -> {
            if (!value.isObject()) {
                throw Refusal.invalid("'" + target(name) + "' must be an object.", target(name));
            }
            return new RequestJson(value, target(name));
        });
    }

    RequestJson requiredChild(String name) {
        return child(name).orElseThrow(() -> missing(name));
    }

    /** Whether a property is there and null. */
    boolean isNull(String name) {
        return find(name).filter(JsonNode::isNull).isPresent();
    }

    Refusal missing(String name) {
        return Refusal.invalid("'" + target(name) + "' is required.", target(name));
    }

    String target(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
