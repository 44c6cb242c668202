package io.osprey.server.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureAddressTest {
    @ParameterizedTest
    @CsvSource({
        "http://a.example/b.jpg, http://a.example/b.jpg",
        "' HTTPS://a.example/b%20c?d=e%2Ff&g=h ', HTTPS://a.example/b%20c?d=e%2Ff&g=h",
        "http://a.example/b c|d, http://a.example/b%20c%7Cd",
        "http://a.example/ü, http://a.example/%C3%BC",
        "http://2130706433/, http://2130706433/",
        "http://[::1]:8080/, http://[::1]:8080/"
    })
    void readsWebAddresses(String text, String uri) {
        assertThat(PictureAddress.parse(text)).hasToString("Optional[" + uri + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nonsense",
                "/path",
                "//host/path",
                "http://",
                "http:///path",
                "file:///etc/passwd",
                "ftp://a.example/b",
                "jar:http://a.example/b!/c",
                "data:image/png;base64,AAAA",
                "http://user:pass@a.example/",
                "gopher://a.example/",
                "http://a.example:port/",
                "http://[::1/",
                "http://127.2/",
                "http://0x7f.2/"
            })
    void refusesAllOthers(String text) {
        assertThat(PictureAddress.parse(text)).isEmpty();
    }

    @Test
    void refusesVeryLongOnes() {
        assertThat(PictureAddress.parse("http://a.example/" + "x".repeat(9000))).isEmpty();
    }
}
