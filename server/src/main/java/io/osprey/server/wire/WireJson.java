package io.osprey.server.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.NumberOutput;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * JSON as the service prints it: minified UTF-8, properties in the order of the record's components, null left out, numbers
 * in the shortest form that reads back the same, without exponent and without a trailing {@code .0}.
 */
public final class WireJson {
    private static final JsonMapper WRITER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addModule(new SimpleModule()
                    .addSerializer(Double.class, new PlainNumber())
                    .addSerializer(double.class, new PlainNumber()))
            .build();

    private static final JsonMapper LENIENT_READER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    private WireJson() {}

    /** The JSON text of a wire record. */
    public static byte[] write(Object wire) {
        return WRITER.writeValueAsBytes(wire);
    }

    /**
     * Reads a caller's JSON; single quotes, bare names and trailing commas are taken, because documented examples use them.
     *
     * @throws tools.jackson.core.JacksonException when it isn't JSON even so
     */
    public static JsonNode readLeniently(byte[] json) {
        return LENIENT_READER.readTree(json);
    }

    private static final class PlainNumber extends StdSerializer<Double> {
        PlainNumber() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator generator, SerializationContext context) {
            String text = NumberOutput.toString(value, true);
            if (text.indexOf('E') >= 0) {
                text = new BigDecimal(text).stripTrailingZeros().toPlainString();
            }
            generator.writeNumber(text.endsWith(".0") ? text.substring(0, text.length() - 2) : text);
        }
    }
}
