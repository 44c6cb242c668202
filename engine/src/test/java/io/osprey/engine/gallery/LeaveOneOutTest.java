package io.osprey.engine.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.gallery.LeaveOneOut.Score;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Five pictures on a circle: "a" at 1,0 and 0.96,0.28; "b" at 0,1 and 0.8,0.6; "c", alone, at -1,0. Their similarities:
 *
 * <pre>
 *            a2     b1     b2     c
 * a1 1,0     0.96   0      0.8   -1
 * a2                0.28   0.936 -0.96
 * b1                       0.6    0
 * b2                             -0.8
 * </pre>
 *
 * So a1 is nearest to a2 (0.96, right), a2 to a1 (0.96, right), b1 to b2 (0.6, right), b2 to a2 (0.936, wrong); c has no
 * company. As strangers: a1 0.8, a2 0.936, b1 0.28, b2 0.936, c 0.
 */
class LeaveOneOutTest {
    private static final LeaveOneOut MEASURED = LeaveOneOut.of(List.of(
            exemplar("a", 1, 0),
            exemplar("a", 0.96, 0.28),
            exemplar("b", 0, 1),
            exemplar("b", 0.8, 0.6),
            exemplar("c", -1, 0)));

    private static Exemplar exemplar(String name, double... values) {
        return new Exemplar(name, "0".repeat(64), Vectors.of(values));
    }

    @Test
    void countsWhatAThresholdWouldDo() {
        assertThat(MEASURED.at(0.5)).isEqualTo(new Score(0.5, 4, 3, 4, 3, 5));
        assertThat(MEASURED.at(0.7)).isEqualTo(new Score(0.7, 3, 2, 4, 3, 5));
        assertThat(MEASURED.at(0.9)).isEqualTo(new Score(0.9, 3, 2, 4, 2, 5));
        assertThat(MEASURED.at(0.95)).isEqualTo(new Score(0.95, 2, 2, 4, 0, 5));
        assertThat(MEASURED.at(0.97)).isEqualTo(new Score(0.97, 0, 0, 4, 0, 5));
        assertThat(MEASURED.at(-1)).isEqualTo(new Score(-1, 4, 3, 4, 5, 5));
    }

    @Test
    void sharesAreOfTheCounts() {
        Score score = MEASURED.at(0.9);
        assertThat(score.precision()).isEqualTo(2 / 3.0);
        assertThat(score.recall()).isEqualTo(0.5);
        assertThat(score.strangerRate()).isEqualTo(0.4);
        assertThat(MEASURED.at(0.97).precision()).isEqualTo(1);
    }

    @Test
    void findsTheLowestThresholdThatIsGoodEnough() {
        // 0.94 is the first hundredth above the wrong 0.936.
        assertThat(MEASURED.lowest(0.95, 0.01).orElseThrow().threshold()).isEqualTo(0.94);
        assertThat(MEASURED.lowest(0.6, 0.4).orElseThrow().threshold()).isEqualTo(0.81);
        assertThat(MEASURED.lowest(0, 1).orElseThrow().threshold()).isZero();
        LeaveOneOut hopeless = LeaveOneOut.of(List.of(exemplar("a", 1, 0), exemplar("b", 1, 0)));
        assertThat(hopeless.lowest(0.95, 0.01)).isEmpty();
    }

    @Test
    void nothingMeasuresNothing() {
        Score score = LeaveOneOut.of(List.of()).at(0.5);
        assertThat(score).isEqualTo(new Score(0.5, 0, 0, 0, 0, 0));
        assertThat(score.recall()).isZero();
        assertThat(score.strangerRate()).isZero();
    }
}
