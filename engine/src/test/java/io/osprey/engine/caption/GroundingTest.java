package io.osprey.engine.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroundingTest {
    private static final int PERSON = 0;
    private static final int DOG = 1;
    private static final int CAT = 2;

    private static final DecoderCard.Wider NOTHING = new DecoderCard.Wider(0, 0, Map.of());

    private static final DecoderCard.Alone NEVER = new DecoderCard.Alone(1, 0, 0, 0, List.of(), List.of());
    private static final double[] NOBODY = {};

    private static Grounding grounding(DecoderCard.Evidence evidence) {
        List<String> words = List.of("<pad>", "<begin>", "<end>", "<unknown>", "a", "man", "dog", "animal", "terrier");
        return Grounding.of(
                new DecoderCard(words, 0, 1, 2, 3, 22, 4, 0.7, new DecoderCard.Calibration(1, 0), evidence),
                PERSON,
                0.25);
    }

    @Test
    void wordsWithoutEvidenceCost() {
        Grounding grounding = grounding(new DecoderCard.Evidence(
                0.5, 0.2, Map.of("dog", List.of(DOG), "animal", List.of(DOG, CAT)), NOTHING, NEVER));
        float[] penalties =
                grounding.judge(new float[] {0.9f, 0.05f, 0.4f}, NOBODY).penalties();
        // 0.5 x log(0.05 / 0.2) = 0.5 x -1.386
        assertThat(penalties[6]).isCloseTo(-0.693f, within(1e-3f));
        assertThat(penalties[7]).isZero(); // a cat is an animal, and 0.4 is above the floor
        assertThat(penalties[4]).isZero();
        assertThat(penalties[5]).isZero();
    }

    @Test
    void nobodyIsNamedWhereNoPersonIsSeen() {
        float[] penalties = grounding(new DecoderCard.Evidence(0, 1, Map.of(), NOTHING, NEVER))
                .judge(new float[] {0.2f, 0, 0}, NOBODY)
                .penalties();
        assertThat(penalties[5]).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(penalties[6]).isZero();
    }

    @Test
    void evidenceHasAFloorOfItsOwn() {
        DecoderCard.Evidence evidence = new DecoderCard.Evidence(1, 0.1, Map.of(), NOTHING, NEVER);
        assertThat(evidence.penalty(0)).isCloseTo(Math.log(1e-3), within(1e-9));
        assertThat(evidence.penalty(0.1)).isZero();
    }

    private static int insteadOf(int word, float dog, float animal) {
        Map<String, List<Integer>> tags =
                Map.of("terrier", List.of(CAT), "dog", List.of(DOG), "animal", List.of(PERSON));
        DecoderCard.Wider wider =
                new DecoderCard.Wider(0.35, 0.5, Map.of("dog", List.of("animal"), "terrier", List.of("dog", "animal")));
        return grounding(new DecoderCard.Evidence(0, 1, tags, wider, NEVER))
                .judge(new float[] {animal, dog, 0.1f}, NOBODY)
                .instead()[word];
    }

    @Test
    void theNarrowestSureWordIsSaid() {
        int dog = 6;
        int animal = 7;
        int terrier = 8;
        assertThat(insteadOf(dog, 0.4f, 0.9f)).isEqualTo(WordJudgement.ITSELF);
        assertThat(insteadOf(dog, 0.3f, 0.9f)).isEqualTo(animal);
        assertThat(insteadOf(dog, 0.3f, 0.4f)).isEqualTo(WordJudgement.ITSELF); // an animal isn't sure either
        assertThat(insteadOf(terrier, 0.6f, 0.9f)).isEqualTo(dog);
        assertThat(insteadOf(terrier, 0.4f, 0.9f)).isEqualTo(animal);
    }

    @Test
    void aReplacedWordsProbabilityGoesToTheWiderOne() {
        WordJudgement judgement = new WordJudgement(
                new float[] {0, -1, 0}, new int[] {1, WordJudgement.ITSELF, WordJudgement.ITSELF}, Set.of());
        float[] judged =
                judgement.judged(new float[] {(float) Math.log(0.5), (float) Math.log(0.2), (float) Math.log(0.3)});
        assertThat(judged[0]).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(judged[1]).isCloseTo((float) Math.log(0.7) - 1, within(1e-6f));
        assertThat(judged[2]).isCloseTo((float) Math.log(0.3), within(1e-6f));
    }

    @Test
    void widerWordsMustBeWordsWithTags() {
        assertThatThrownBy(() -> grounding(new DecoderCard.Evidence(
                        0, 1, Map.of(), new DecoderCard.Wider(0.35, 0.5, Map.of("dog", List.of("animal"))), NEVER)))
                .hasMessageContaining("dog");
    }

    @Test
    void aLonePersonGetsNoCompany() {
        int man = 5;
        int dog = 6;
        DecoderCard.Alone alone = new DecoderCard.Alone(0.5, 0.2, CAT, 0.4, List.of("man", "dog"), List.of("animal"));
        Grounding grounding = grounding(new DecoderCard.Evidence(0, 1, Map.of(), NOTHING, alone));
        WordJudgement one = grounding.judge(new float[] {1, 0, 0.3f}, new double[] {0.6, 0.1});
        assertThat(one.penalties()[7]).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(one.allows(new int[] {4, man, 4}, dog)).isFalse();
        assertThat(one.allows(new int[] {4}, dog)).isTrue();
        assertThat(one.allows(new int[] {4, man}, 4)).isTrue();
        for (double[] people : new double[][] {{}, {0.4}, {0.6, 0.2}}) {
            WordJudgement unsure = grounding.judge(new float[] {1, 0, 0.3f}, people);
            assertThat(unsure.penalties()[7]).isZero();
            assertThat(unsure.allows(new int[] {4, man, 4}, dog)).isTrue();
        }
        assertThat(grounding.judge(new float[] {1, 0, 0.4f}, new double[] {0.6}).once())
                .isEmpty(); // a group of people who are too small for boxes
    }
}
