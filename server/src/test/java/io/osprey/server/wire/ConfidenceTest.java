package io.osprey.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfidenceTest {
    @Test
    void singlePrecisionIsWidened() {
        // 0.8871887 is the 32-bit number nearest to 0.887188674...; its exact value begins 0.887188673019409.
        assertThat(Confidence.single(0.8871886730194092)).isEqualTo(0.8871886730194092);
        assertThat(Confidence.single(0.1)).isEqualTo(0.10000000149011612);
    }

    @Test
    void neverExactlyZeroOrOne() {
        assertThat(Confidence.single(1)).isEqualTo(0.9999999403953552);
        assertThat(Confidence.single(0)).isBetween(1e-7, 1e-5);
        assertThat(Confidence.thousandths(0.99999)).isEqualTo(0.999);
        assertThat(Confidence.thousandths(0.0000001)).isEqualTo(0.001);
    }

    @Test
    void thousandthsAreRounded() {
        assertThat(Confidence.thousandths(0.95649)).isEqualTo(0.956);
        assertThat(Confidence.thousandths(0.9565001)).isEqualTo(0.957);
    }
}
