package io.osprey.engine.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.osprey.engine.custom.Performance.Judged;
import io.osprey.engine.custom.Performance.TagPerformance;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerformanceTest {
    private static final List<String> TAGS = List.of("cat", "dog", "owl");

    private static Judged judged(int tag, double... confidences) {
        return new Judged(confidences, tag);
    }

    /** Four pictures, two of cats, one of them taken for a dog; the owl is taken for a cat; the dog is right. */
    private static final List<Judged> PICTURES = List.of(
            judged(0, 0.90, 0.05, 0.05),
            judged(0, 0.30, 0.60, 0.10),
            judged(1, 0.20, 0.70, 0.10),
            judged(2, 0.50, 0.10, 0.40));

    @Test
    void countsRightAnswers() {
        Performance performance = Performance.of(PICTURES, TAGS);
        assertThat(performance.pictures()).isEqualTo(4);
        assertThat(performance.accuracyTop1()).isEqualTo(2 / 4.0);
        assertThat(performance.accuracyTop5()).isEqualTo(1);
        assertThat(performance.tags())
                .extracting(TagPerformance::name, TagPerformance::pictures, TagPerformance::accuracy)
                .containsExactly(tuple("cat", 2, 0.5), tuple("dog", 1, 1.0), tuple("owl", 1, 0.0));
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @Test
    void averagePrecisionIsThatOfEachTagsRanking() {
        Performance performance = Performance.of(PICTURES, TAGS);
        // cat: 0.9 right, 0.5 wrong, 0.3 right, 0.2 wrong: (1/1 + 2/3) / 2 = 5/6
        assertThat(performance.tags().get(0).averagePrecision()).isCloseTo(5 / 6.0, within(1e-12));
        // dog: 0.7 right first: 1. owl: 0.4 right first: 1.
        assertThat(performance.tags().get(1).averagePrecision()).isEqualTo(1);
        assertThat(performance.tags().get(2).averagePrecision()).isEqualTo(1);
        assertThat(performance.averagePrecision()).isCloseTo((5 / 6.0 + 2) / 3, within(1e-12));
    }

    @Test
    void picturesOfEqualConfidenceComeAtOnce() {
        // Two at 0.5, one right: precision 1/2 whichever comes first.
        Performance performance =
                Performance.of(List.of(judged(0, 0.5, 0.5), judged(1, 0.5, 0.5)), List.of("cat", "dog"));
        assertThat(performance.tags())
                .extracting(TagPerformance::averagePrecision)
                .containsExactly(0.5, 0.5);
        // Of equally sure tags, the first is the answer.
        assertThat(performance.accuracyTop1()).isEqualTo(0.5);
    }

    @Test
    void calibrationErrorIsTheDistanceOfConfidenceAndRightAnswersPerBin() {
        // Bins of 1/15. 0.90: bin 13, right: |0.90 - 1| = 0.10. 0.60: bin 9, wrong: 0.60. 0.70: bin 10, right: 0.30.
        // 0.50: bin 7, wrong: 0.50. Sum 1.5, of 4 pictures.
        assertThat(Performance.of(PICTURES, TAGS).calibrationEce()).isCloseTo(1.5 / 4, within(1e-9));
        // 0.68 twice, in one bin, one right: |1.36 - 1| / 2
        assertThat(Performance.of(List.of(judged(0, 0.68, 0.32), judged(1, 0.68, 0.32)), List.of("a", "b"))
                        .calibrationEce())
                .isCloseTo(0.18, within(1e-9));
    }

    @Test
    void theSixthTagIsNotAmongTheFiveSurest() {
        List<String> tags = List.of("a", "b", "c", "d", "e", "f");
        double[] falling = {0.3, 0.25, 0.2, 0.15, 0.06, 0.04};
        Performance performance = Performance.of(List.of(new Judged(falling, 4), new Judged(falling, 5)), tags);
        assertThat(performance.accuracyTop5()).isEqualTo(0.5);
        assertThat(performance.accuracyTop1()).isZero();
        // Tags without pictures don't count: e and f are each ranked among two pictures of equal confidence.
        assertThat(performance.averagePrecision()).isEqualTo(0.5);
    }

    @Test
    void nothingToJudgeByIsAnError() {
        assertThatThrownBy(() -> Performance.of(List.of(), TAGS)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> judged(3, 0.1, 0.2, 0.7)).isInstanceOf(IllegalArgumentException.class);
    }
}
