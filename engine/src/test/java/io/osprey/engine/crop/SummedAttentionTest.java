package io.osprey.engine.crop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.osprey.engine.AttentionMap;
import org.junit.jupiter.api.Test;

class SummedAttentionTest {
    private final SummedAttention attention = new SummedAttention(new AttentionMap(1, 2, new float[] {0.2f, 0.6f}));

    @Test
    void wholePictureHoldsAll() {
        assertThat(attention.share(0, 0, 1, 1)).isCloseTo(1, within(1e-9));
    }

    @Test
    void cutsCells() {
        // A quarter of the left cell and three quarters of the right: (0.25 * 0.2 + 0.75 * 0.6) / 0.8 = 0.625.
        assertThat(attention.share(0.375, 0, 0.875, 1)).isCloseTo(0.625, within(1e-6));
        assertThat(attention.share(0.375, 0.5, 0.875, 1)).isCloseTo(0.3125, within(1e-6));
    }
}
