package io.osprey.server.custom;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.server.custom.Dataset.Authentication;
import io.osprey.server.custom.Dataset.Authentication.Scheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which addresses are read from, and who gets the token. */
class DataSetFilesTest {
    private static final Authentication SAS = new Authentication(Scheme.SAS, Optional.of("sv=1&sig=a%2B"));
    private static final List<String> ANNOTATIONS = List.of("https://Store.test/set/coco.json");

    @ParameterizedTest
    @CsvSource({
        "https://store.test/1.jpg, https://store.test/1.jpg?sv=1&sig=a%2B",
        "https://STORE.test:443/1.jpg, https://STORE.test:443/1.jpg?sv=1&sig=a%2B",
        "https://store.test/1.jpg?x=1, https://store.test/1.jpg?x=1&sv=1&sig=a%2B",
        "https://store.test/1.jpg#x, https://store.test/1.jpg?sv=1&sig=a%2B",
        // Elsewhere: another host, port, scheme; one that only looks alike.
        "https://other.test/1.jpg, https://other.test/1.jpg",
        "https://store.test.evil.test/1.jpg, https://store.test.evil.test/1.jpg",
        "https://store.test@evil.test/1.jpg, https://store.test@evil.test/1.jpg",
        "'https://store.test\\@evil.test/1.jpg', 'https://store.test\\@evil.test/1.jpg'",
        "https://store.test:444/1.jpg, https://store.test:444/1.jpg",
        "http://store.test/1.jpg, http://store.test/1.jpg",
        "file:///1.jpg, file:///1.jpg"
    })
    void theTokenGoesToTheHostOfTheAnnotationsOnly(String address, String fetched) {
        assertThat(DataSetFiles.authorized(address, SAS, ANNOTATIONS)).isEqualTo(fetched);
        assertThat(DataSetFiles.authorized(address, Authentication.NONE, ANNOTATIONS))
                .isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.test/coco.json, true",
        "http://a.test/coco.json?x=1, true",
        "HTTPS://a.test, true",
        "https:///coco.json, false",
        "https://a.test/co co.json, false",
        "https://u@a.test/coco.json, false",
        "/coco.json, false",
        "file:///data/sets/coco.json, true",
        "file:/data/sets/deep/coco.json, true",
        "file:///data/sets/../secret.json, false",
        "file:///data/setsecret.json, false",
        "file:///etc/passwd, false",
        "file://host/data/sets/coco.json, false",
        "file:coco.json, false"
    })
    void readsFromTheWebAndBelowTheRoots(String address, boolean readable) {
        assertThat(new DataSetFiles(null, List.of(Path.of("/data/sets"))).isReadable(address))
                .isEqualTo(readable);
        assertThat(address.startsWith("file") && new DataSetFiles(null, List.of()).isReadable(address))
                .isFalse();
    }

    @Test
    void aPictureLiesBesideItsAnnotations() {
        assertThat(DataSetFiles.beside("file:///data/sets/coco.json", "a b/1.jpg"))
                .contains("file:///data/sets/a%20b/1.jpg");
        assertThat(DataSetFiles.beside("file:///data/sets/coco.json", "../../etc/passwd"))
                .contains("file:///etc/passwd");
        assertThat(DataSetFiles.beside("file:///data/sets/coco.json", "a\0b")).isEmpty();
        assertThat(DataSetFiles.shown("https://a.test/x?sig=secret")).isEqualTo("https://a.test/x");
    }
}
