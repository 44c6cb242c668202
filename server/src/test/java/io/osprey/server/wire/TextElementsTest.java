package io.osprey.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextElementsTest {
    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
    private static final String FLAG = "\uD83C\uDDE9\uD83C\uDDEA";
    private static final String THUMB = "\uD83D\uDC4D\uD83C\uDFFD";

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "abc, 3",
        "e\u0301, 1",
        "'" + FAMILY + "', 1",
        "'" + FLAG + FLAG + "', 2",
        "'" + THUMB + "', 1",
        "\uD55C\uAE00, 2",
        "\u1112\u1161\u11AB, 1",
        "'a\nb', 3"
    })
    void countsUserPerceivedCharacters(String text, int count) {
        assertThat(TextElements.of(text).count()).isEqualTo(count);
    }

    @Test
    void offsetsCountWhatBeginsBefore() {
        // Chars: e 0, accent 1, space 2, family 3..10, newline 11, x 12; elements: é 0, space 1, family 2, newline 3, x
        // 4.
        TextElements elements = TextElements.of("e\u0301 " + FAMILY + "\nx");

        assertThat(elements.offsetOf(0)).isZero();
        assertThat(elements.offsetOf(2)).isEqualTo(1);
        assertThat(elements.offsetOf(3)).isEqualTo(2);
        assertThat(elements.offsetOf(11)).isEqualTo(3);
        assertThat(elements.offsetOf(12)).isEqualTo(4);
        assertThat(elements.offsetOf(13)).isEqualTo(5);
    }

    @Test
    void aPlaceInsideAnElementCountsToItsBegin() {
        assertThat(TextElements.of("ae\u0301").offsetOf(2)).isEqualTo(1);
    }

    @Test
    void refusesPlacesOutside() {
        assertThatThrownBy(() -> TextElements.of("a").offsetOf(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
