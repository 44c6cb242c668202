package io.osprey.cli.evaluate.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TagMetricsTest {
    private static Judged right(double confidence) {
        return new Judged(confidence, true);
    }

    private static Judged wrong(double confidence) {
        return new Judged(confidence, false);
    }

    @Test
    void averagePrecisionIsTheMeanOfPrecisionsAtTheRightOnes() {
        // right at ranks 1 and 3: (1/1 + 2/3) / 2
        assertThat(RankedPrecision.of(List.of(right(0.4), wrong(0.8), right(0.9), wrong(0.1))))
                .hasValue((1 + 2 / 3.0) / 2);
        assertThat(RankedPrecision.of(List.of(wrong(0.9)))).isEmpty();
    }

    @Test
    void equalConfidencesComeAtOnce() {
        // both of 0.5 are given together: recall goes from 0 to 1 at precision 1/2, whatever their order
        assertThat(RankedPrecision.of(List.of(right(0.5), wrong(0.5)))).hasValue(0.5);
        assertThat(RankedPrecision.of(List.of(wrong(0.5), right(0.5)))).hasValue(0.5);
    }

    @Test
    void reliabilityComparesConfidenceWithTheShareOfRightAnswers() {
        // 0.9 and 1.0 are in the last bin: mean 0.95, right 1/2; 0.25 alone: right 0.
        // Error: (2 x |0.95 - 0.5| + 1 x |0.25 - 0|) / 3
        Reliability table = Reliability.of(List.of(right(0.9), wrong(1.0), wrong(0.25)));
        assertThat(table.answers()).isEqualTo(3);
        assertThat(table.expectedCalibrationError()).isEqualTo((0.9 + 0.25) / 3, within(1e-12));
        assertThat(table.bins()).hasSize(10);
        assertThat(table.bins().get(9)).isEqualTo(new Reliability.Bin(0.9, 2, 0.95, 0.5));
        assertThat(table.bins().get(2)).isEqualTo(new Reliability.Bin(0.2, 1, 0.25, 0));
        assertThat(table.bins().get(5)).isEqualTo(new Reliability.Bin(0.5, 0, 0, 0));
        assertThat(Reliability.of(List.of()).expectedCalibrationError()).isZero();
    }

    @Test
    void reliabilityPutsAConfidenceIntoTheBinThatItBegins() {
        for (int i = 0; i < 10; i++) {
            assertThat(Reliability.of(List.of(right(i / 10.0))).bins().get(i).count())
                    .as("bin " + i)
                    .isOne();
        }
    }

    @Test
    void harmonicMeanOfPrecisionAndRecall() {
        // precision 2/4, recall 2/5, F1 2 x 2 / (4 + 5)
        assertThat(PrecisionRecall.of(2, 4, 5)).isEqualTo(new PrecisionRecall(2, 4, 5, 0.5, 0.4, 4 / 9.0));
        assertThat(PrecisionRecall.of(0, 0, 0)).isEqualTo(new PrecisionRecall(0, 0, 0, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> PrecisionRecall.of(2, 1, 5));
    }

    private static TagPicture picture(Map<String, Double> confidences, String... tags) {
        return new TagPicture(confidences, Set.of(tags), Set.of(tags));
    }

    @Test
    void tagScoresAreMeansOverTagsThatFitSomewhere() {
        List<TagPicture> pictures = List.of(
                picture(Map.of("dog", 0.9, "cat", 0.2), "dog"),
                picture(Map.of("dog", 0.6, "cat", 0.8), "cat"),
                picture(Map.of("dog", 0.3), "dog", "cat"));
        TagScores scores = TagScores.of(List.of("dog", "cat", "bird"), pictures, 0.5);
        // dog: 0.9 right, 0.6 wrong, 0.3 right: (1 + 2/3) / 2; given 2, right 1, wanted 2: F1 2/4
        // cat: 0.8 right, 0.2 wrong, 0 right: (1 + 2/3) / 2; given 1, right 1, wanted 2: F1 2/3
        // bird fits no picture
        assertThat(scores.pictures()).isEqualTo(3);
        assertThat(scores.precision().getAsDouble()).isEqualTo(5 / 6.0, within(1e-12));
        assertThat(scores.macroF1().getAsDouble()).isEqualTo((1 / 2.0 + 2 / 3.0) / 2, within(1e-12));
        assertThat(scores.all()).isEqualTo(PrecisionRecall.of(2, 3, 4));
        assertThat(scores.tags()).extracting(TagScores.OfTag::name).containsExactly("dog", "cat");
        assertThat(scores.tags().get(1).given()).isEqualTo(PrecisionRecall.of(1, 1, 2));
    }

    private static final LabelClass DOG = new LabelClass("n1", Set.of("dog"), Set.of("animal"));
    private static final LabelClass CAT = new LabelClass("n2", Set.of("cat", "kitten"), Set.of("animal"));
    private static final LabelClass KITTEN = new LabelClass("n3", Set.of("kitten", "cat"), Set.of("animal"));

    @Test
    void ranksTheFirstTagThatNamesTheClass() {
        Map<String, Double> confidences = Map.of("animal", 0.9, "grass", 0.8, "dog", 0.7, "cat", 0.4, "kitten", 0.7);
        // dog is third (before kitten, which is as sure, by name), animal first; the cat's kitten is as sure and comes
        // before it
        assertThat(LabelRanks.of(DOG, List.of(DOG, CAT), confidences))
                .isEqualTo(new LabelRanks("n1", "animal", 3, 1, 2));
        // kitten 0.7 ranks fourth; the dog is as sure; the same tags name the other class
        assertThat(LabelRanks.of(CAT, List.of(DOG, CAT, KITTEN), confidences))
                .isEqualTo(new LabelRanks("n2", "animal", 4, 1, 2));
        assertThat(LabelRanks.of(DOG, List.of(DOG, CAT), Map.of("grass", 0.5)))
                .isEqualTo(new LabelRanks("n1", "grass", LabelRanks.NEVER, LabelRanks.NEVER, LabelRanks.NEVER));
    }

    @Test
    void judgesTheTagsThatNameClasses() {
        Map<String, Double> confidences = Map.of("grass", 0.8, "dog", 0.7, "cat", 0.4);
        assertThat(LabelRanks.judged(DOG, List.of(DOG, CAT, KITTEN), confidences))
                .containsExactly(wrong(0.4), right(0.7));
    }

    @Test
    void labelScoresAreSharesOfThePictures() {
        LabelScores scores = LabelScores.of(List.of(
                new LabelRanks("dog", "dog", 1, 1, 1),
                new LabelRanks("dog", "animal", 5, 1, 2),
                new LabelRanks("cat", "animal", 6, 1, 5),
                new LabelRanks("cat", "grass", LabelRanks.NEVER, 6, LabelRanks.NEVER)));
        assertThat(scores.all()).isEqualTo(new LabelScores.Shares(4, 0.25, 0.5, 0.75, 0.75, 0.25, 0.75));
        assertThat(scores.classes())
                .containsExactly(
                        // "animal" and "grass" are as often the first
                        new LabelScores.OfClass("cat", new LabelScores.Shares(2, 0, 0, 0.5, 0.5, 0, 0.5), "animal"),
                        new LabelScores.OfClass("dog", new LabelScores.Shares(2, 0.5, 1, 1, 1, 0.5, 1), "animal"));
    }
}
