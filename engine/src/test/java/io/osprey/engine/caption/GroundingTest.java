package io.osprey.engine.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroundingTest {
    private static final int PERSON = 0;
    private static final int DOG = 1;
    private static final int CAT = 2;

    private static Grounding grounding(DecoderCard.Evidence evidence) {
        List<String> words = List.of("<pad>", "<begin>", "<end>", "<unknown>", "a", "man", "dog", "animal");
        return Grounding.of(
                new DecoderCard(words, 0, 1, 2, 3, 22, 4, 0.7, new DecoderCard.Calibration(1, 0), evidence),
                PERSON,
                0.25);
    }

    @Test
    void wordsWithoutEvidenceCost() {
        Grounding grounding =
                grounding(new DecoderCard.Evidence(0.5, 0.2, Map.of("dog", List.of(DOG), "animal", List.of(DOG, CAT))));
        float[] penalties = grounding.penalties(new float[] {0.9f, 0.05f, 0.4f});
        // 0.5 x log(0.05 / 0.2) = 0.5 x -1.386
        assertThat(penalties[6]).isCloseTo(-0.693f, within(1e-3f));
        assertThat(penalties[7]).isZero(); // a cat is an animal, and 0.4 is above the floor
        assertThat(penalties[4]).isZero();
        assertThat(penalties[5]).isZero();
    }

    @Test
    void nobodyIsNamedWhereNoPersonIsSeen() {
        float[] penalties = grounding(new DecoderCard.Evidence(0, 1, Map.of())).penalties(new float[] {0.2f, 0, 0});
        assertThat(penalties[5]).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(penalties[6]).isZero();
    }

    @Test
    void evidenceHasAFloorOfItsOwn() {
        DecoderCard.Evidence evidence = new DecoderCard.Evidence(1, 0.1, Map.of());
        assertThat(evidence.penalty(0)).isCloseTo(Math.log(1e-3), within(1e-9));
        assertThat(evidence.penalty(0.1)).isZero();
    }
}
