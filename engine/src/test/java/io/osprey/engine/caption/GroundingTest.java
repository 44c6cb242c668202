package io.osprey.engine.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroundingTest {
    private static final int PERSON = 0;
    private static final int DOG = 1;
    private static final int CAT = 2;

    private static final DecoderCard.Wider NOTHING = new DecoderCard.Wider(0, 0, Map.of());

    private static Grounding grounding(DecoderCard.Evidence evidence) {
        List<String> words = List.of("<pad>", "<begin>", "<end>", "<unknown>", "a", "man", "dog", "animal", "terrier");
        return Grounding.of(
                new DecoderCard(words, 0, 1, 2, 3, 22, 4, 0.7, new DecoderCard.Calibration(1, 0), evidence),
                PERSON,
                0.25);
    }

    @Test
    void wordsWithoutEvidenceCost() {
        Grounding grounding = grounding(
                new DecoderCard.Evidence(0.5, 0.2, Map.of("dog", List.of(DOG), "animal", List.of(DOG, CAT)), NOTHING));
        float[] penalties = grounding.judge(new float[] {0.9f, 0.05f, 0.4f}).penalties();
        // 0.5 x log(0.05 / 0.2) = 0.5 x -1.386
        assertThat(penalties[6]).isCloseTo(-0.693f, within(1e-3f));
        assertThat(penalties[7]).isZero(); // a cat is an animal, and 0.4 is above the floor
        assertThat(penalties[4]).isZero();
        assertThat(penalties[5]).isZero();
    }

    @Test
    void nobodyIsNamedWhereNoPersonIsSeen() {
        float[] penalties = grounding(new DecoderCard.Evidence(0, 1, Map.of(), NOTHING))
                .judge(new float[] {0.2f, 0, 0})
                .penalties();
        assertThat(penalties[5]).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(penalties[6]).isZero();
    }

    @Test
    void evidenceHasAFloorOfItsOwn() {
        DecoderCard.Evidence evidence = new DecoderCard.Evidence(1, 0.1, Map.of(), NOTHING);
        assertThat(evidence.penalty(0)).isCloseTo(Math.log(1e-3), within(1e-9));
        assertThat(evidence.penalty(0.1)).isZero();
    }

    private static int insteadOf(int word, float dog, float animal) {
        Map<String, List<Integer>> tags =
                Map.of("terrier", List.of(CAT), "dog", List.of(DOG), "animal", List.of(PERSON));
        DecoderCard.Wider wider =
                new DecoderCard.Wider(0.35, 0.5, Map.of("dog", List.of("animal"), "terrier", List.of("dog", "animal")));
        return grounding(new DecoderCard.Evidence(0, 1, tags, wider))
                .judge(new float[] {animal, dog, 0.1f})
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
        WordJudgement judgement =
                new WordJudgement(new float[] {0, -1, 0}, new int[] {1, WordJudgement.ITSELF, WordJudgement.ITSELF});
        float[] judged =
                judgement.judged(new float[] {(float) Math.log(0.5), (float) Math.log(0.2), (float) Math.log(0.3)});
        assertThat(judged[0]).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(judged[1]).isCloseTo((float) Math.log(0.7) - 1, within(1e-6f));
        assertThat(judged[2]).isCloseTo((float) Math.log(0.3), within(1e-6f));
    }

    @Test
    void widerWordsMustBeWordsWithTags() {
        assertThatThrownBy(() -> grounding(new DecoderCard.Evidence(
                        0, 1, Map.of(), new DecoderCard.Wider(0.35, 0.5, Map.of("dog", List.of("animal"))))))
                .hasMessageContaining("dog");
    }
}
