package io.osprey.engine.caption;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.model.Tensor;
import org.junit.jupiter.api.Test;

class ConceptsTest {
    @Test
    void takesTheLikeliestTagsFirstAndFillsUp() {
        float[] evidence = {0.2f, 0.9f, 0.25f, 0.5f};
        assertThat(Concepts.of(evidence, 4, 0.25)).containsExactly(2, 4, 3, 0);
        assertThat(Concepts.of(evidence, 2, 0.25)).containsExactly(2, 4);
    }

    @Test
    void placesAreCentresOfCellsRowByRow() {
        assertThat(Captioner.places(4)).containsExactly(0.25f, 0.25f, 0.75f, 0.25f, 0.25f, 0.75f, 0.75f, 0.75f);
    }

    @Test
    void rowsArePickedAlongADimension() {
        // two layers of two rows of two numbers; rows 1, 1, 0 of each layer
        Tensor.Floats tensor = Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, 2, 2);
        Tensor.Floats picked = Memory.rows(tensor, 1, new int[] {1, 1, 0});
        assertThat(picked.shape()).containsExactly(2, 3, 2);
        assertThat(picked.values()).containsExactly(3, 4, 3, 4, 1, 2, 7, 8, 7, 8, 5, 6);
    }
}
