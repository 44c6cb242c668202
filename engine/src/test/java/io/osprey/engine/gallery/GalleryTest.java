package io.osprey.engine.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.osprey.engine.gallery.Gallery.Match;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The nearest exemplar, by hand-computed vectors. */
class GalleryTest {
    private static final String SHA = "0".repeat(64);

    private static Exemplar exemplar(String name, double... values) {
        return new Exemplar(name, SHA, Vectors.of(values));
    }

    @Test
    void similarityIsTheCosine() {
        // 0.6 * 0.8 + 0.8 * 0.6 = 0.96
        assertThat(Vectors.of(0.6, 0.8).similarity(Vectors.of(0.8, 0.6))).isCloseTo(0.96, within(1e-6));
        assertThat(Vectors.of(1, 0).similarity(Vectors.of(0, 1))).isZero();
        assertThat(Vectors.of(1, 0).similarity(Vectors.of(-1, 0))).isEqualTo(-1);
        assertThatThrownBy(() -> Vectors.of(1, 0).similarity(Vectors.of(1, 0, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theNearestNameIsGiven() {
        Gallery gallery =
                new Gallery(List.of(exemplar("east", 1, 0), exemplar("north", 0, 1), exemplar("north", 0.6, 0.8)), 0.9);
        // To east 0.8; to north 0.6 and 0.8 * 0.6 + 0.6 * 0.8 = 0.96.
        Match match = gallery.recognise(Vectors.of(0.8, 0.6)).orElseThrow();
        assertThat(match.name()).isEqualTo("north");
        assertThat(match.similarity()).isCloseTo(0.96, within(1e-6));
    }

    @Test
    void whatIsFurtherThanTheThresholdIsUnknown() {
        List<Exemplar> east = List.of(exemplar("east", 1, 0));
        assertThat(new Gallery(east, 0.59).recognise(Vectors.of(0.6, 0.8))).isPresent();
        assertThat(new Gallery(east, 0.61).recognise(Vectors.of(0.6, 0.8))).isEmpty();
        assertThat(Gallery.EMPTY.recognise(Vectors.of(0.6, 0.8))).isEmpty();
    }

    @Test
    void equallyNearNamesAreTakenByTheAlphabet() {
        List<Exemplar> both = List.of(exemplar("b", 1, 0), exemplar("a", 1, 0));
        assertThat(new Gallery(both, 0)
                        .recognise(Vectors.of(1, 0))
                        .orElseThrow()
                        .name())
                .isEqualTo("a");
    }

    @Test
    void embeddingsAreOfUnitLength() {
        assertThatThrownBy(() -> Vectors.of(0.6, 0.6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Vectors.of(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Vectors.of()).isInstanceOf(IllegalArgumentException.class);
        assertThat(Embedding.of(new float[3])).isEmpty();
        assertThat(Embedding.of(new float[] {0, 1})).contains(Vectors.of(0, 1));
        assertThat(Embedding.ofBase64(Vectors.of(0.6, -0.8).toBase64())).isEqualTo(Vectors.of(0.6, -0.8));
        assertThatThrownBy(() -> Embedding.ofBase64("AAAAAA==")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Embedding.ofBase64("AAA=")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "Eiffel Tower", "エッフェル塔", "O'Neill & Söhne"})
    void names(String name) {
        assertThat(exemplar(name, 1).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " A", "A ", "A\nB", "A\u0085B"})
    void noNames(String name) {
        assertThatThrownBy(() -> exemplar(name, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void longNames() {
        assertThat(Exemplar.isName("x".repeat(200))).isTrue();
        assertThat(Exemplar.isName("x".repeat(201))).isFalse();
    }
}
