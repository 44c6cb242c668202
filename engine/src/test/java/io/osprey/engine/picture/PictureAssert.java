package io.osprey.engine.picture;

import static io.osprey.engine.picture.Samples.colorAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What tests say about pictures. */
final class PictureAssert {
    private PictureAssert() {}

    /** The colours in the middle of the four quarters: left above, right above, left below, right below. */
    static void assertQuarters(Picture picture, int tolerance, int... colors) {
        for (int i = 0; i < 4; i++) {
            assertColor(colorAt(picture, 0.25 + 0.5 * (i % 2), i < 2 ? 0.25 : 0.75), colors[i], tolerance);
        }
    }

    static void assertColor(int actual, int expected, int tolerance) {
        for (int shift = 0; shift <= 16; shift += 8) {
            assertThat(actual >> shift & 0xFF)
                    .as("#%06X for #%06X", actual, expected)
                    .isCloseTo(expected >> shift & 0xFF, within(tolerance));
        }
    }
}
