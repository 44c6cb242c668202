package io.osprey.engine.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PixelsTest {
    private static final float[] NO_MEAN = {0, 0, 0};
    private static final float[] UNIT = {1, 1, 1};

    /** Four columns, two rows: grey 0, 40, 80, 120 above and 100 more below; green and blue one and two higher. */
    private static Picture steps() {
        byte[] rgb = new byte[4 * 2 * 3];
        for (int i = 0; i < rgb.length; i++) {
            int pixel = i / 3;
            rgb[i] = (byte) (pixel % 4 * 40 + pixel / 4 * 100 + i % 3);
        }
        return new Picture(new PictureInfo(8, 4, PictureFormat.PNG), 4, 2, rgb);
    }

    @Test
    void shrinkingAverages() {
        byte[] rgb = Pixels.toRgb(steps(), Region.WHOLE, 2, 1);

        // Left half: (0 + 40 + 100 + 140) / 4 = 70; right half: (80 + 120 + 180 + 220) / 4 = 150.
        assertThat(unsigned(rgb)).containsExactly(70, 71, 72, 150, 151, 152);
    }

    @Test
    void sameSizeGivesTheSamePixelsInANewArray() {
        Picture picture = steps();

        byte[] rgb = Pixels.toRgb(picture, Region.WHOLE, 4, 2);

        assertThat(rgb).isEqualTo(picture.rgb()).isNotSameAs(picture.rgb());
    }

    @Test
    void takesAPart() {
        byte[] rgb = Pixels.toRgb(steps(), new Region(0.5, 0.5, 1, 1), 2, 1);

        assertThat(unsigned(rgb)).containsExactly(180, 181, 182, 220, 221, 222);
    }

    @Test
    void widensASliverToAPixel() {
        byte[] rgb = Pixels.toRgb(steps(), new Region(0.3, 0.1, 0.31, 0.11), 1, 1);

        assertThat(unsigned(rgb)).containsExactly(40, 41, 42);
    }

    @Test
    void enlargingIsBilinear() {
        byte[] rgb = Pixels.toRgb(steps(), new Region(0, 0, 0.5, 0.5), 4, 1);

        // Pixel centres of 0 and 40 lie at 1 and 3 of 4: 0, 40/4, 3*40/4, 40.
        assertThat(unsigned(rgb)).containsExactly(0, 1, 2, 10, 11, 12, 30, 31, 32, 40, 41, 42);
    }

    @Test
    void tensorIsPlaneByPlane() {
        float[] tensor = Pixels.toTensor(steps(), Region.WHOLE, 2, 1, NO_MEAN, UNIT);

        float[] expected = {70 / 255f, 150 / 255f, 71 / 255f, 151 / 255f, 72 / 255f, 152 / 255f};
        assertThat(tensor).containsExactly(expected, within(1e-6f));
    }

    @Test
    void tensorIsNormalizedByChannel() {
        float[] mean = {0.5f, 0.25f, 0};
        float[] std = {0.5f, 0.25f, 2};

        float[] tensor = Pixels.toTensor(steps(), new Region(0, 0, 0.25, 0.5), 1, 1, mean, std);

        float[] expected = {-1, (1 / 255f - 0.25f) / 0.25f, 2 / 255f / 2};
        assertThat(tensor).containsExactly(expected, within(1e-6f));
    }

    @Test
    void refusesWhatIsNoPartOrSize() {
        assertThatThrownBy(() -> new Region(0.5, 0, 0.5, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Region(-0.1, 0, 0.5, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Region(Double.NaN, 0, 0.5, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pixels.toRgb(steps(), Region.WHOLE, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static int[] unsigned(byte[] bytes) {
        int[] values = new int[bytes.length];
        Arrays.setAll(values, i -> bytes[i] & 0xFF);
        return values;
    }
}
