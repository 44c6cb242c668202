package io.osprey.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartBodyTest {
    private static final String PART = "Content-Disposition: form-data; name=\"a\"\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=X",
                "multipart/form-data;boundary=\"X\"",
                "Multipart/Form-Data; charset=utf-8; BOUNDARY = X ; a=b"
            })
    void findsTheContent(String contentType) {
        assertThat(content("--X\r\n" + PART + "\r\nbytes\r\n\r\n--X--\r\n", contentType))
                .contains("\r\nbytes\r\n");
    }

    @Test
    void skipsEmptyPartsAndWhatIsBeforeThem() {
        assertThat(content(
                        "preamble\r\n--X\r\n" + PART + "\r\n--X\r\n" + PART + "two\r\n--X--",
                        "multipart/form-data; boundary=X"))
                .contains("two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "--X--\r\n",
                "--X\r\n" + PART + "\r\n--X--\r\n",
                "--X\r\n" + PART + "cut off",
                "--X\r\nno blank line",
                "--Y\r\n" + PART + "other\r\n--Y--\r\n"
            })
    void isEmptyWhenThereIsNone(String body) {
        assertThat(content(body, "multipart/form-data; boundary=X")).isEmpty();
    }

    @Test
    void needsABoundary() {
        assertThat(content("--X\r\n" + PART + "bytes\r\n--X--\r\n", "multipart/form-data"))
                .isEmpty();
    }

    private static Optional<String> content(String body, String contentType) {
        return MultipartBody.firstContent(body.getBytes(StandardCharsets.ISO_8859_1), contentType)
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
