package io.osprey.client.core;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The error body of any API version: flat ({@code code, message}), nested ({@code error{code, message, innererror}}), or the gateway's
 * old form ({@code statusCode, message}).
 *
 * @param code outer code; null when the body gave none
 * @param message outer message; null when the body gave none
 * @param innerCode inner code; null when there is none
 * @param innerMessage inner message; null when there is none
 */
record ServiceError(String code, String message, String innerCode, String innerMessage) {
    static final ServiceError NONE = new ServiceError(null, null, null, null);

    /** What can be read from a body; {@link #NONE} for anything that is not an error of these APIs. */
    static ServiceError read(byte[] body) {
        JsonNode root;
        try {
            root = Json.MAPPER.readTree(body);
        } catch (JacksonException notJson) {
            return NONE;
        }
        JsonNode error = root.path("error").isObject() ? root.path("error") : root;
        JsonNode inner = error.path("innererror");
        String code = text(error, "code");
        return new ServiceError(
                code == null ? text(error, "statusCode") : code,
                text(error, "message"),
                text(inner, "code"),
                text(inner, "message"));
    }

    /** As the documentation lists errors: {@code code - message}, then the inner error when it says more. */
    String describe() {
        String outer = code == null ? message : message == null ? code : code + " - " + message;
        if (innerCode == null && innerMessage == null || innerMessage != null && innerMessage.equals(message)) {
            return outer;
        }
        String inner =
                innerCode == null ? innerMessage : innerMessage == null ? innerCode : innerCode + " - " + innerMessage;
        return outer == null ? inner : outer + " (" + inner + ")";
    }

    boolean isPresent() {
        return code != null || message != null;
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() || value.isNumber() ? value.asString() : null;
    }
}
