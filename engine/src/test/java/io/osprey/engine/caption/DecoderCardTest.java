package io.osprey.engine.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DecoderCardTest {
    @Test
    void confidenceIsLogisticOnlyWhenACurveWasFitted() {
        DecoderCard.Calibration none = new DecoderCard.Calibration(1, 0);
        assertThat(none.confidence(Math.log(0.5))).isCloseTo(0.5, within(1e-12));
        // 2 x -1 + 1 = -1: 1 / (1 + e) = 0.2689
        assertThat(new DecoderCard.Calibration(2, 1).confidence(-1)).isCloseTo(0.2689, within(1e-4));
    }
}
