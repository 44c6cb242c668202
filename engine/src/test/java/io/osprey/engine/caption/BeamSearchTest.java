package io.osprey.engine.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BeamSearchTest {
    private static final int PAD = 0;
    private static final int BEGIN = 1;
    private static final int END = 2;
    private static final int A = 3;
    private static final int B = 4;
    private static final int C = 5;

    /** A language model from a table: for the words so far, the probabilities of what may follow; 0 for all others. */
    private static final class Table implements StepFunction {
        private final Map<String, Map<Integer, Double>> following;
        private List<String> rows;

        Table(int pictures, Map<String, Map<Integer, Double>> following) {
            this.following = following;
            this.rows = Collections.nCopies(pictures, "");
        }

        @Override
        public float[][] next(int[] parents, int[] words) {
            List<String> continued = new ArrayList<>();
            float[][] answer = new float[parents.length][6];
            for (int row = 0; row < parents.length; row++) {
                continued.add(rows.get(parents[row]) + (words[row] == BEGIN ? "" : " abc".charAt(words[row] - 2)));
                Arrays.fill(answer[row], (float) Math.log(1e-9));
                for (Map.Entry<Integer, Double> word :
                        following.getOrDefault(continued.get(row), Map.of()).entrySet()) {
                    answer[row][word.getKey()] = (float) Math.log(word.getValue());
                }
            }
            rows = continued;
            return answer;
        }
    }

    private static final WordJudgement PLAIN = costing(A, 0);

    private static WordJudgement costing(int word, float penalty) {
        float[] penalties = new float[6];
        penalties[word] = penalty;
        int[] instead = new int[6];
        Arrays.fill(instead, WordJudgement.ITSELF);
        return new WordJudgement(penalties, instead, Set.of());
    }

    private static WordJudgement without(int word) {
        return costing(word, Float.NEGATIVE_INFINITY);
    }

    private static BeamSearch search(double lengthPower) {
        return new BeamSearch(BEGIN, END, Set.of(PAD, BEGIN), 6, lengthPower);
    }

    /** Greedily "a" (0.6) and then the end (0.4): 0.24. But "b" (0.4) and then the end (0.9) has 0.36. */
    private static final Map<String, Map<Integer, Double>> MISLEADING =
            Map.of("", Map.of(A, 0.6, B, 0.4), "a", Map.of(END, 0.4, B, 0.3, C, 0.3), "b", Map.of(END, 0.9, A, 0.1));

    @Test
    void greedyTakesTheLikeliestWordEachTime() {
        Hypothesis best = search(0)
                .search(new Table(1, MISLEADING), List.of(PLAIN), 1)
                .get(0)
                .get(0);
        assertThat(best.words()).containsExactly(A);
        assertThat(best.logProbability()).isCloseTo(Math.log(0.6 * 0.4), within(1e-6));
        // two log-probabilities: "a" and the end
        assertThat(best.meanLogProbability()).isCloseTo(Math.log(0.24) / 2, within(1e-6));
    }

    @Test
    void aWiderBeamFindsTheLikelierSentence() {
        List<Hypothesis> found =
                search(0).search(new Table(1, MISLEADING), List.of(PLAIN), 2).get(0);
        assertThat(found.get(0).words()).containsExactly(B);
        assertThat(found.get(0).logProbability()).isCloseTo(Math.log(0.4 * 0.9), within(1e-6));
        assertThat(found.get(1).words()).containsExactly(A);
    }

    @Test
    void lengthPowerFavoursLongerSentences() {
        // "a" has 0.5 x 0.5 = 0.25 in two steps; "bc" has 0.5 x 0.7 x 0.7 = 0.245 in three:
        // ln 0.25 = -1.386, ln 0.245 = -1.406: without normalisation "a" wins; a step, -0.693 against -0.469, "bc"
        // does.
        Map<String, Map<Integer, Double>> model = Map.of(
                "",
                Map.of(A, 0.5, B, 0.5),
                "a",
                Map.of(END, 0.5, C, 0.5),
                "b",
                Map.of(C, 0.7, END, 0.1),
                "bc",
                Map.of(END, 0.7));
        assertThat(search(0)
                        .search(new Table(1, model), List.of(PLAIN), 3)
                        .get(0)
                        .get(0)
                        .words())
                .containsExactly(A);
        assertThat(search(1)
                        .search(new Table(1, model), List.of(PLAIN), 3)
                        .get(0)
                        .get(0)
                        .words())
                .containsExactly(B, C);
    }

    @Test
    void saysNoMarksNoBannedWordsAndNothingTwiceInARow() {
        Map<String, Map<Integer, Double>> model = Map.of(
                "",
                Map.of(PAD, 0.5, BEGIN, 0.3, A, 0.1, B, 0.05),
                "b",
                Map.of(B, 0.9, C, 0.05, END, 0.01),
                "bc",
                Map.of(END, 0.9));
        List<Hypothesis> found =
                search(0).search(new Table(1, model), List.of(without(A)), 1).get(0);
        assertThat(found.get(0).words()).containsExactly(B, C);
    }

    @Test
    void aPenaltyCountsAgainstAWordAndItsSentence() {
        // "a" costs log(1/2): a and the end 0.6 / 2 * 0.4 = 0.12 stays behind b and the end, 0.36.
        Hypothesis best = search(0)
                .search(new Table(1, MISLEADING), List.of(costing(A, (float) Math.log(0.5))), 1)
                .get(0)
                .get(0);
        assertThat(best.words()).containsExactly(B);
        assertThat(best.logProbability()).isCloseTo(Math.log(0.36), within(1e-6));
    }

    @Test
    void severalPicturesAreSearchedAtOnceAndApart() {
        // The second picture may not say "a": its row goes on after the first one's has ended.
        List<List<Hypothesis>> found = search(0).search(new Table(2, MISLEADING), List.of(PLAIN, without(A)), 1);
        assertThat(found.get(0).get(0).words()).containsExactly(A);
        assertThat(found.get(1).get(0).words()).containsExactly(B);
    }

    @Test
    void givesTheBeginningWhenNoEndComesInTime() {
        Map<String, Map<Integer, Double>> model = Map.of(
                "",
                Map.of(A, 1.0),
                "a",
                Map.of(B, 1.0),
                "ab",
                Map.of(C, 1.0),
                "abc",
                Map.of(A, 1.0),
                "abca",
                Map.of(C, 1.0),
                "abcac",
                Map.of(B, 1.0));
        Hypothesis best =
                search(0).search(new Table(1, model), List.of(PLAIN), 1).get(0).get(0);
        assertThat(best.words()).containsExactly(A, B, C, A, C, B);
        assertThat(best.ended()).isFalse();
    }

    @Test
    void knowsARepeatedTrigram() {
        Hypothesis said = new Hypothesis(new int[] {A, B, C, A, B}, 0, false);
        assertThat(said.wouldRepeat(C)).isTrue();
        assertThat(said.wouldRepeat(B)).isTrue();
        assertThat(said.wouldRepeat(A)).isFalse();
    }
}
