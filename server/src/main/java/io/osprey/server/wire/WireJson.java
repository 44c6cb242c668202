package io.osprey.server.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.EnumMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
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
 * in a {@link NumberForm}.
 */
public final class WireJson {
    private static final Map<NumberForm, JsonMapper> WRITERS = new EnumMap<>(NumberForm.class);

    static {
        for (NumberForm numbers : NumberForm.values()) {
            WRITERS.put(numbers, writer(numbers));
        }
    }

    private static final JsonMapper LENIENT_READER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    private WireJson() {}

    private static JsonMapper writer(NumberForm numbers) {
        return JsonMapper.builder()
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .addModule(new SimpleModule()
                        .addSerializer(Double.class, new FormedNumber(numbers))
                        .addSerializer(double.class, new FormedNumber(numbers)))
                .build();
    }

    /** The JSON text of a wire record, its numbers in the shortest form. */
    public static byte[] write(Object wire) {
        return write(wire, NumberForm.SHORTEST);
    }

    /** The JSON text of a wire record. */
    public static byte[] write(Object wire, NumberForm numbers) {
        return WRITERS.get(numbers).writeValueAsBytes(wire);
    }

    /**
     * Reads a caller's JSON; single quotes, bare names and trailing commas are taken, because documented examples use them.
     *
     * @throws tools.jackson.core.JacksonException when it isn't JSON even so
     */
    public static JsonNode readLeniently(byte[] json) {
        return LENIENT_READER.readTree(json);
    }

    private static final class FormedNumber extends StdSerializer<Double> {
        private final NumberForm form;

        FormedNumber(NumberForm form) {
            super(Double.class);
            this.form = form;
        }

        @Override
        public void serialize(Double value, JsonGenerator generator, SerializationContext context) {
            generator.writeNumber(form.text(value));
        }
    }
}
