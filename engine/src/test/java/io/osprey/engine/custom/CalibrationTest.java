package io.osprey.engine.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.osprey.engine.custom.Calibration.Scored;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    @Test
    void probabilitiesAreTheSoftmaxOfTheScaledScores() {
        // e^0 : e^(2 * ln 3 / 2) = 1 : 3
        assertThat(Calibration.probabilities(new double[] {0, Math.log(3) / 2}, 2))
                .containsExactly(new double[] {0.25, 0.75}, within(1e-12));
        assertThat(Calibration.probabilities(new double[] {1000, 0}, 100)).containsExactly(1, 0);
    }

    @Test
    void logLossIsTheMeanOfTheRightTagsNegativeLogarithms() {
        // Right tags have 1/4 and 3/4: (ln 4 + ln 4/3) / 2
        List<Scored> pictures =
                List.of(new Scored(new double[] {0, Math.log(3)}, 0), new Scored(new double[] {0, Math.log(3)}, 1));
        assertThat(Calibration.logLoss(pictures, 1)).isCloseTo((Math.log(4) + Math.log(4 / 3.0)) / 2, within(1e-12));
    }

    @Test
    void theFactorMakesConfidencesTheShareOfRightAnswers() {
        // Scores 1 and 0, three of four right: 1 / (1 + e^-f) = 3/4 for f = ln 3.
        double[] scores = {1, 0};
        List<Scored> pictures =
                List.of(new Scored(scores, 0), new Scored(scores, 0), new Scored(scores, 0), new Scored(scores, 1));
        assertThat(Calibration.factor(pictures)).isCloseTo(Math.log(3), within(1e-4));
    }
}
