package io.osprey.engine.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.osprey.engine.custom.LinearSolver.Sample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearSolverTest {
    private static Sample sample(int tag, double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return new Sample(floats, tag);
    }

    private static int best(LinearScores scores, double... values) {
        double[] of = scores.of(sample(0, values).values());
        int best = 0;
        for (int i = 1; i < of.length; i++) {
            best = of[i] > of[best] ? i : best;
        }
        return best;
    }

    @Test
    void tellsTwoTagsByTheMiddleBetweenThem() {
        // Alike but for the sign around (5, 0): the border is x = 5, where both scores are equal.
        LinearScores scores =
                LinearSolver.solve(List.of(sample(1, 4, 0), sample(1, 4, 1), sample(0, 6, 0), sample(0, 6, 1)), 2, 1);
        double[] onBorder = scores.of(new float[] {5, 0.5f});
        assertThat(onBorder[0]).isCloseTo(onBorder[1], within(1e-3));
        assertThat(best(scores, 5.1, 0)).isZero();
        assertThat(best(scores, 4.9, 0)).isEqualTo(1);
        // One score and its negative, half of each.
        assertThat(onBorder[0]).isCloseTo(0, within(1e-3));
    }

    @Test
    void tellsMoreTagsThanTenInTheirOrder() {
        // Twelve tags on a circle: names that sort as text would exchange 2 and 10.
        List<Sample> samples = new ArrayList<>();
        for (int tag = 11; tag >= 0; tag--) {
            double angle = Math.toRadians(30 * tag);
            samples.add(sample(tag, Math.cos(angle), Math.sin(angle)));
            samples.add(sample(tag, 1.1 * Math.cos(angle), 1.1 * Math.sin(angle)));
        }
        LinearScores scores = LinearSolver.solve(samples, 12, 100);
        for (int tag = 0; tag < 12; tag++) {
            double angle = Math.toRadians(30 * tag);
            assertThat(best(scores, Math.cos(angle), Math.sin(angle))).isEqualTo(tag);
        }
    }

    @Test
    void isMoreCautiousWithLessStrength() {
        List<Sample> samples = List.of(sample(0, 1), sample(0, 2), sample(1, -1), sample(1, -2));
        double cautious = LinearSolver.solve(samples, 2, 0.001).of(new float[] {2})[0];
        double bold = LinearSolver.solve(samples, 2, 1).of(new float[] {2})[0];
        assertThat(cautious).isPositive().isLessThan(bold / 10);
    }

    @Test
    void isBlindToPicturesThatAreAllAlike() {
        LinearScores scores = LinearSolver.solve(List.of(sample(0, 1, 1), sample(1, 1, 1)), 2, 1);
        double[] of = scores.of(new float[] {1, 1});
        assertThat(of[0]).isCloseTo(of[1], within(1e-3));
    }
}
