package io.osprey.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TolerantPathFilterTest {
    @ParameterizedTest
    @CsvSource({
        "/, /",
        "//, /",
        "/vision/v2.0/analyze/, /vision/v2.0/analyze",
        "//vision///v2.0//analyze//, /vision/v2.0/analyze",
        "/computervision/imageanalysis%3Aanalyze, /computervision/imageanalysis:analyze",
        "/computervision/imageanalysis%3aanalyze/, /computervision/imageanalysis:analyze",
        "/%76ision/v3%2E2/an%61lyze, /vision/v3.2/analyze",
        "/a%2Db%5Fc%7Ed%30, /a-b_c~d0",
        "/a%2Fb, /a%2Fb",
        "/a%252Eb, /a%252Eb",
        "/a%20%3B%00%C3%BC, /a%20%3B%00%C3%BC",
        "/a%, /a%",
        "/a%4, /a%4"
    })
    void onePathHoweverWritten(String path, String plain) {
        assertThat(TolerantPathFilter.plain(path)).isEqualTo(plain);
    }
}
