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

    /** The numbers of the last column are from recordings of 2018 to 2019, whose Content-Length tells that they are as they were sent. */
    @ParameterizedTest
    @CsvSource({
        "0, 0.0, 0.0",
        "1, 1.0, 1.0",
        "0.956, 0.956, 0.956",
        "0.640625, 0.640625, 0.640625",
        "0.9999994039535522, 0.9999994039535522, 0.99999940395355225",
        "0.9998317956924438, 0.9998317956924438, 0.99983179569244385",
        "0.994972825050354, 0.994972825050354, 0.994972825050354",
        "0.6667712926864624, 0.6667712926864624, 0.6667712926864624",
        "0.6348559856414795, 0.6348559856414795, 0.63485598564147949",
        "0.00017, 0.00017, 0.00017",
        "1.0E-6, 0.000001, 0.000001"
    })
    void printsNumbersAsOlderDeploymentsDid(double number, String shortest, String longer) {
        Object wire = List.of(number);
        assertThat(new String(WireJson.write(wire, NumberForm.SHORTEST_DECIMAL), StandardCharsets.UTF_8))
                .isEqualTo("[" + shortest + "]");
        assertThat(new String(WireJson.write(wire, NumberForm.FIFTEEN_OR_SEVENTEEN_DIGITS), StandardCharsets.UTF_8))
                .isEqualTo("[" + longer + "]");
        assertThat(Double.parseDouble(longer)).isEqualTo(number);
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
