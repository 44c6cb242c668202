package io.osprey.engine.crop;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.BoundingBox;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CropShapeTest {
    private static final PictureInfo PICTURE = new PictureInfo(600, 462, PictureFormat.JPEG);

    @ParameterizedTest
    @CsvSource({
        // (600 - 462) / 2 = 69 on each side.
        "1, 69, 0, 462, 462",
        // 600 / 2 = 300 rows; (462 - 300) / 2 = 81 above and below.
        "2, 0, 81, 600, 300",
        // 462 * 0.5 = 231 columns; (600 - 231) / 2 = 184.5.
        "0.5, 184, 0, 231, 462",
        // One row of 600 pixels is the widest that there is: 600 / 1024 rounds up to it.
        "1024, 0, 230, 600, 1"
    })
    void middle(double aspectRatio, int x, int y, int w, int h) {
        assertThat(CropShape.middle(PICTURE, aspectRatio)).isEqualTo(new BoundingBox(x, y, w, h));
    }

    @Test
    void staysInsideThePicture() {
        // The middle of the part is at 50, half of 462 is 231: the left edge stops it. At 560 the right edge does: 600
        // - 462.
        assertThat(CropShape.largestAround(PICTURE, 1, new BoundingBox(0, 0, 100, 100)))
                .isEqualTo(new BoundingBox(0, 0, 462, 462));
        assertThat(CropShape.largestAround(PICTURE, 1, new BoundingBox(520, 300, 80, 80)))
                .isEqualTo(new BoundingBox(138, 0, 462, 462));
        // The middle is at 150 + 370 / 2 = 335, and 335 - 231 = 104.
        assertThat(CropShape.largestAround(PICTURE, 1, new BoundingBox(150, 50, 370, 370)))
                .isEqualTo(new BoundingBox(104, 0, 462, 462));
    }
}
