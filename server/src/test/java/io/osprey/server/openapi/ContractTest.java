package io.osprey.server.openapi;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.osprey.server.openapi.Contract.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link Contract} lets pass and what it doesn't. */
class ContractTest {
    private static final String TAGS =
            "{\"tags\":[{\"name\":\"street\",\"confidence\":0.5}],\"requestId\":\"c11894eb-de3e-451b-9257-7c8b168073d1\","
                    + "\"metadata\":{\"width\":450,\"height\":600,\"format\":\"Jpeg\"}}";

    private static Map<String, String> headers() {
        return new TreeMap<>(Map.of(
                "apim-request-id",
                "c11894eb-de3e-451b-9257-7c8b168073d1",
                "strict-transport-security",
                "max-age=31536000; includeSubDomains; preload",
                "x-content-type-options",
                "nosniff",
                "content-type",
                "application/json; charset=utf-8"));
    }

    private static void check(String path, int status, Map<String, String> headers, String body) {
        Contract.check(new Answer("POST", path, status, headers, body.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/vision/v2.0/tag", "//VISION/v2.0/Tag/?language=en"})
    void whatIsRight(String path) {
        assertThatCode(() -> check(path, 200, headers(), TAGS)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"street\"                  | \"street\",\"more\":1",
                "\"name\":\"street\",        | ",
                "0.5                         | \"0.5\"",
                "0.5                         | 1",
                "0.5                         | 0",
                "450                         | 450.5",
                "450                         | 0",
                "Jpeg                        | Webp",
                "\"metadata\":               | \"meta\":",
                "c11894eb                    | c1189",
                "{\"tags\"                   | {\"modelVersion\":\"2021-05-01\",\"tags\"",
                "{\"tags\"                   | \"tags\"",
            })
    void wrongBodies(String part, String wrong) {
        String body = TAGS.replace(part, wrong == null ? "" : wrong);
        org.assertj.core.api.Assertions.assertThat(body).isNotEqualTo(TAGS);
        refused("/vision/v2.0/tag", 200, headers(), body);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "apim-request-id, none",
                "apim-request-id, 17",
                "strict-transport-security, none",
                "x-content-type-options, sniff",
                "content-type, text/html",
                "content-type, none",
                "server, Apache",
                "csp-billing-usage, CognitiveServices.ComputerVision.Transaction=1"
            })
    void wrongHeaders(String name, String value) {
        Map<String, String> headers = headers();
        if (value == null) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
        refused("/vision/v2.0/tag", 200, headers, TAGS);
    }

    @Test
    void wrongStatusesAndRoutes() {
        refused("/vision/v2.0/tag", 202, headers(), TAGS);
        refused("/vision/v2.0/tag", 404, headers(), TAGS);
        refused("/vision/v2.0/words", 200, headers(), TAGS);
        refused("/vision/v3.2/tag", 200, headers(), TAGS);
    }

    @Test
    void errorsInAnotherVersionsShape() {
        String flat =
                "{\"code\":\"BadArgument\",\"requestId\":\"c11894eb-de3e-451b-9257-7c8b168073d1\",\"message\":\"m\"}";
        String nested =
                "{\"error\":{\"code\":\"InvalidArgument\",\"innererror\":{\"code\":\"BadArgument\",\"message\":\"m\"},\"message\":\"m\"}}";
        assertThatCode(() -> check("/vision/v3.1/tag", 400, headers(), flat)).doesNotThrowAnyException();
        assertThatCode(() -> check("/vision/v3.2/tag", 400, headers(), nested)).doesNotThrowAnyException();
        refused("/vision/v3.2/tag", 400, headers(), flat);
        refused("/vision/v3.1/tag", 400, headers(), nested);
        refused("/vision/v3.1/tag", 400, headers(), flat.replace("BadArgument", "BadLuck"));
        refused("/vision/v3.1/tag", 415, headers(), flat);
    }

    @Test
    void whatTheGatewayAnswers() {
        Map<String, String> headers = headers();
        headers.put("content-type", "application/json");
        String body = "{\"error\":{\"code\":\"404\",\"message\": \"Resource not found\"}}";
        assertThatCode(() -> check("/nowhere", 404, headers, body)).doesNotThrowAnyException();
        refused("/nowhere", 404, headers(), body);
        refused("/nowhere", 405, headers, body);
        refused("/nowhere", 404, headers, TAGS);
        refused("/nowhere", 500, headers, body);
    }

    private static void refused(String path, int status, Map<String, String> headers, String body) {
        assertThatThrownBy(() -> check(path, status, headers, body))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not as documented");
    }
}
