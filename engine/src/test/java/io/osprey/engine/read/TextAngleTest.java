package io.osprey.engine.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextAngleTest {
    @Test
    void bringsAnglesIntoRange() {
        assertThat(TextAngle.normalized(190)).isEqualTo(-170);
        assertThat(TextAngle.normalized(-180)).isEqualTo(180);
        assertThat(TextAngle.normalized(180)).isEqualTo(180);
        assertThat(TextAngle.normalized(-540)).isEqualTo(180);
        assertThat(TextAngle.normalized(30)).isEqualTo(30);
    }

    @Test
    void takesTheMiddleOne() {
        assertThat(TextAngle.median(List.of())).isZero();
        assertThat(TextAngle.median(List.of(5.0, 40.0, 7.0))).isCloseTo(7, within(1e-9));
        assertThat(TextAngle.median(List.of(4.0, 6.0))).isCloseTo(5, within(1e-9));
    }

    @Test
    void goesAroundTheCircle() {
        assertThat(Math.abs(TextAngle.median(List.of(179.0, -179.0)))).isCloseTo(180, within(1e-9));
        assertThat(TextAngle.median(List.of(178.0, 179.0, -175.0))).isCloseTo(179, within(1e-9));
    }
}
