package io.osprey.engine.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.osprey.engine.picture.PictureReader;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BoxFinderTest {
    private static final DetectCard CARD = new DetectCard(
            "x",
            "y",
            "BGR",
            List.of(0.5, 0.5, 0.5),
            List.of(0.5, 0.5, 0.5),
            960,
            64,
            1600,
            960,
            64,
            1_000_000,
            20,
            32,
            0.3,
            0.6,
            1.5,
            3,
            100);

    @BeforeAll
    static void loadOpenCv() {
        PictureReader.warmUp();
    }

    @Test
    void unclipsByAreaTimesRatioOverPerimeter() {
        // 40 x 10: area 400, perimeter 100, ratio 1.5: 400 x 1.5 / 100 = 6
        assertThat(BoxFinder.unclipDistance(TextBoxTest.box(0, 0, 40, 10), 1.5)).isEqualTo(6);
        assertThat(BoxFinder.unclipDistance(TextBoxTest.box(5, 5, 5, 5), 1.5)).isZero();
    }

    @Test
    void findsAKernelAndGrowsIt() {
        float[] values = new float[100 * 60];
        fill(values, 100, 20, 30, 41, 11, 0.9f);
        List<TextBox> boxes = new BoxFinder(CARD).find(new ProbabilityMap(100, 60, values));
        // pixels 20..60 x 30..40: a rectangle of 40 x 10, grown by 6
        assertThat(boxes).hasSize(1);
        assertCorner(boxes.get(0).topLeft(), 14, 24);
        assertCorner(boxes.get(0).bottomRight(), 66, 46);
    }

    @Test
    void dropsWhatIsUnlikelyOrTiny() {
        float[] values = new float[100 * 60];
        fill(values, 100, 10, 10, 41, 11, 0.5f); // above 0.3, but on average below 0.6
        fill(values, 100, 70, 10, 3, 20, 0.9f); // 2 wide
        assertThat(new BoxFinder(CARD).find(new ProbabilityMap(100, 60, values)))
                .isEmpty();
    }

    @Test
    void findsSeveralKernels() {
        float[] values = new float[100 * 60];
        fill(values, 100, 10, 10, 31, 7, 0.9f);
        fill(values, 100, 10, 30, 51, 7, 0.8f);
        List<TextBox> boxes = new BoxFinder(CARD).find(new ProbabilityMap(100, 60, values));
        assertThat(boxes).hasSize(2);
        assertThat(boxes.stream()
                        .map(TextBox::center)
                        .map(Corner::y)
                        .sorted(Comparator.naturalOrder())
                        .toList())
                .containsExactly(13.0, 33.0);
    }

    @Test
    void meansOverTheBoxAlone() {
        float[] values = new float[10 * 10];
        fill(values, 10, 2, 2, 3, 3, 1f);
        ProbabilityMap map = new ProbabilityMap(10, 10, values);
        assertThat(map.mean(TextBoxTest.box(2, 2, 4, 4))).isEqualTo(1);
        // 5 x 3 pixels, 9 of them 1
        assertThat(map.mean(TextBoxTest.box(1, 2, 5, 4))).isCloseTo(9 / 15.0, within(1e-9));
        assertThat(map.mean(TextBoxTest.box(20, 20, 30, 30))).isZero();
    }

    @Test
    void sizesTheInputInWholeStrides() {
        assertThat(TextDetector.InputSize.whole(1920, 1080, CARD)).isEqualTo(new TextDetector.InputSize(960, 544));
        assertThat(TextDetector.InputSize.whole(500, 300, CARD)).isEqualTo(new TextDetector.InputSize(512, 288));
        // the short side of 32 is doubled to 64
        assertThat(TextDetector.InputSize.whole(200, 32, CARD)).isEqualTo(new TextDetector.InputSize(416, 64));
        // 4000 x 4000 has 16 times the pixels wanted: a quarter of each side, in whole strides
        assertThat(TextDetector.InputSize.tiled(4000, 4000, CARD)).isEqualTo(new TextDetector.InputSize(992, 992));
        assertThat(TextDetector.InputSize.tiled(1600, 600, CARD)).isEqualTo(new TextDetector.InputSize(1600, 608));
        assertThat(TextDetector.InputSize.whole(16000, 50, CARD)).isEqualTo(new TextDetector.InputSize(960, 32));
    }

    private static void fill(float[] values, int rowLength, int left, int top, int width, int height, float value) {
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                values[y * rowLength + x] = value;
            }
        }
    }

    private static void assertCorner(Corner corner, double x, double y) {
        assertThat(corner.x()).isCloseTo(x, within(1e-3));
        assertThat(corner.y()).isCloseTo(y, within(1e-3));
    }
}
