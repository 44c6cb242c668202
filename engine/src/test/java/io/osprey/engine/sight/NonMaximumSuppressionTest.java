package io.osprey.engine.sight;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.picture.Region;
import java.util.List;
import org.junit.jupiter.api.Test;

class NonMaximumSuppressionTest {
    // Intersections over union: A and B share 0.3 x 0.4 = 0.12 of 0.16 + 0.16 - 0.12 = 0.20, which is 0.6.
    // A and C share 0.2 x 0.4 = 0.08 of 0.24, which is 1/3; B and C share 0.3 x 0.4 of 0.20 again: 0.6.
    private static final Region A = new Region(0.0, 0.0, 0.4, 0.4);
    private static final Region B = new Region(0.1, 0.0, 0.5, 0.4);
    private static final Region C = new Region(0.2, 0.0, 0.6, 0.4);

    @Test
    void keepsTheBestOfAPileOfOneKind() {
        Detection a = new Detection(0, 0.7, A);
        Detection b = new Detection(0, 0.9, B);
        Detection c = new Detection(0, 0.8, C);
        assertThat(NonMaximumSuppression.perKind(List.of(a, b, c), 0.5)).containsExactly(b);
    }

    @Test
    void aSuppressedBoxSuppressesNothing() {
        Detection a = new Detection(0, 0.9, A);
        Detection b = new Detection(0, 0.8, B);
        Detection c = new Detection(0, 0.7, C);
        assertThat(NonMaximumSuppression.perKind(List.of(a, b, c), 0.5)).containsExactly(a, c);
    }

    @Test
    void boxesOfOtherKindsStay() {
        Detection a = new Detection(0, 0.9, A);
        Detection b = new Detection(1, 0.8, B);
        assertThat(NonMaximumSuppression.perKind(List.of(a, b), 0.5)).containsExactly(a, b);
        assertThat(NonMaximumSuppression.acrossKinds(List.of(a, b), 0.5)).containsExactly(a);
    }

    @Test
    void ofEqualScoresTheFirstGivenStays() {
        Detection a = new Detection(0, 0.5, A);
        Detection b = new Detection(0, 0.5, B);
        assertThat(NonMaximumSuppression.perKind(List.of(a, b), 0.5)).containsExactly(a);
        assertThat(NonMaximumSuppression.perKind(List.of(b, a), 0.5)).containsExactly(b);
    }
}
