package io.osprey.server.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.server.TestServer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalyzeHttpTest {
    private final TestServer server = TestServer.shared();

    @ParameterizedTest
    @ValueSource(strings = {"v1.0", "v2.0", "v2.1", "v3.0", "v3.1"})
    void answersTheQuickstart(String version) {
        HttpResponse<String> response = server.postPicture(
                "/vision/" + version + "/analyze?visualFeatures=Categories%2CDescription%2CColor", "picture");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(response.headers().firstValue("Strict-Transport-Security"))
                .contains("max-age=31536000; includeSubDomains; preload");
        assertThat(response.headers().firstValue("x-content-type-options")).contains("nosniff");
        String requestId = response.headers().firstValue("apim-request-id").orElseThrow();
        assertThat(requestId).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(response.body())
                .isEqualTo("{\"categories\":[{\"name\":\"outdoor_\",\"score\":0.00390625},"
                        + "{\"name\":\"outdoor_street\",\"score\":0.33984375},{\"name\":\"people_group\",\"score\":0.25}],"
                        + "\"color\":{\"dominantColorForeground\":\"Brown\",\"dominantColorBackground\":\"Grey\","
                        + "\"dominantColors\":[\"Brown\"],\"accentColor\":\"B54316\",\"isBwImg\":false,\"isBWImg\":false},"
                        + "\"description\":{\"tags\":[\"outdoor\",\"street\"],"
                        + "\"captions\":[{\"text\":\"a man at night\",\"confidence\":0.9122244119644165}]},"
                        + "\"requestId\":\"" + requestId + "\","
                        + Letters.metadata(version, 450, 600) + "}");
    }

    @Test
    void asksForCategoriesByDefault() {
        HttpResponse<String> response = server.postPicture("/vision/v2.0/analyze", "picture");

        assertThat(response.body()).startsWith("{\"categories\":[{").contains("}],\"requestId\":");
    }
}
