package io.osprey.client.core;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON of answers and requests. Unknown properties are ignored: the services add some now and then. */
public final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .changeDefaultPropertyInclusion(
                    all -> all.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
            .build();

    private Json() {}

    /**
     * The JSON object in an answer.
     *
     * @throws OspreyException if the body is not one JSON object
     */
    public static JsonNode object(Answer answer) {
        try {
            JsonNode root = MAPPER.readTree(answer.body());
            if (root.isObject()) {
                return root;
            }
        } catch (JacksonException e) {
            throw unreadable(answer);
        }
        throw unreadable(answer);
    }

    /**
     * The JSON object in an answer as a record.
     *
     * @throws OspreyException if the body is not one JSON object of that shape
     */
    public static <T> T read(Answer answer, Class<T> type) {
        try {
            T value = MAPPER.readValue(answer.body(), type);
            if (value != null) {
                return value;
            }
        } catch (JacksonException e) {
            throw unreadable(answer);
        }
        throw unreadable(answer);
    }

    /**
     * The JSON object in an answer as a generic record with one type argument.
     *
     * @throws OspreyException if the body is not one JSON object of that shape
     */
    public static <T> T read(Answer answer, Class<?> generic, Class<?> argument) {
        try {
            T value =
                    MAPPER.readValue(answer.body(), MAPPER.getTypeFactory().constructParametricType(generic, argument));
            if (value != null) {
                return value;
            }
        } catch (JacksonException e) {
            throw unreadable(answer);
        }
        throw unreadable(answer);
    }

    /** A record as JSON; what is null is left out. */
    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** Without the parser's own exception: it quotes the body, which may contain text of a picture. */
    private static OspreyException unreadable(Answer answer) {
        return OspreyException.unreadable(answer, "a JSON object was expected", null);
    }
}
