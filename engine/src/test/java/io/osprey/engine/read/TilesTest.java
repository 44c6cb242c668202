package io.osprey.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.read.Tiles.Stretch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilesTest {
    @Test
    void coversAnAxisWithFewStretches() {
        assertThat(Tiles.of(640, 960, 64, 32)).containsExactly(new Stretch(0, 640, 0, 640));
        // two share 64 of (1600 + 64) / 2 = 832 each; each answers for its half
        assertThat(Tiles.of(1600, 960, 64, 32))
                .containsExactly(new Stretch(0, 832, 0, 800), new Stretch(768, 832, 800, 1600));
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 960, 992, 1856, 1888, 4000, 16000})
    void leavesNothingOut(int length) {
        List<Stretch> stretches = Tiles.of(length, 960, 64, 32);
        int covered = 0;
        for (Stretch stretch : stretches) {
            assertThat(stretch.ownFrom()).isEqualTo(covered);
            assertThat(stretch.from()).isLessThanOrEqualTo(stretch.ownFrom());
            assertThat(stretch.from() + stretch.size())
                    .isGreaterThanOrEqualTo(stretch.ownTo())
                    .isLessThanOrEqualTo(length);
            assertThat(stretch.size()).isLessThanOrEqualTo(960);
            covered = stretch.ownTo();
        }
        assertThat(covered).isEqualTo(length);
    }

    @Test
    void takesLargeTextFromTheWholePictureAndSmallTextFromTiles() {
        TextBox large = TextBoxTest.box(0, 0, 300, 60);
        TextBox partOfLarge = TextBoxTest.box(0, 5, 100, 55);
        TextBox blurred = TextBoxTest.box(0, 100, 200, 130);
        TextBox word = TextBoxTest.box(0, 102, 90, 112);
        TextBox otherWord = TextBoxTest.box(0, 116, 190, 128);
        TextBox onlyInWhole = TextBoxTest.box(0, 200, 100, 210);
        TextBox onlyClose = TextBoxTest.box(300, 200, 320, 205);
        assertThat(DetectionMerger.merge(
                        List.of(large, blurred, onlyInWhole), List.of(partOfLarge, word, otherWord, onlyClose), 40))
                .containsExactlyInAnyOrder(large, word, otherWord, onlyInWhole, onlyClose);
    }
}
