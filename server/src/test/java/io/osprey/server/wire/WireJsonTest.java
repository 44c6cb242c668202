package io.osprey.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class WireJsonTest {
    private record Sample(String zebra, Integer absent, List<Double> apple) {}

    @Test
    void keepsTheOrderAndLeavesNullOut() {
        assertThat(json(new Sample("é/\"", null, List.of()))).isEqualTo("{\"zebra\":\"é/\\\"\",\"apple\":[]}");
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1",
        "0.0, 0",
        "1.94, 1.94",
        "0.0010676260571926832, 0.0010676260571926832",
        "0.00017, 0.00017",
        "9.9E-4, 0.00099",
        "1.0E-6, 0.000001",
        "123456789.5, 123456789.5"
    })
    void printsNumbersShortAndPlain(double number, String text) {
        assertThat(json(new Sample(null, null, List.of(number)))).isEqualTo("{\"apple\":[" + text + "]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"url\":\"http://a/b\"}",
                "{'url':'http://a/b'}",
                "{url:'http://a/b'}",
                " {\"url\":\"http://a/b\",} ",
                "\uFEFF{\"url\":\"http://a/b\"}"
            })
    void readsLeniently(String text) {
        assertThat(WireJson.readLeniently(text.getBytes(StandardCharsets.UTF_8))
                        .get("url")
                        .stringValue())
                .isEqualTo("http://a/b");
    }

    @Test
    void refusesWhatIsNotJson() {
        assertThatThrownBy(() -> WireJson.readLeniently("{url".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JacksonException.class);
    }

    private static String json(Object wire) {
        return new String(WireJson.write(wire), StandardCharsets.UTF_8);
    }
}
