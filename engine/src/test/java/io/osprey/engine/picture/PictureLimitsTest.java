package io.osprey.engine.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.osprey.engine.picture.PictureException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureLimitsTest {
    private static final byte[] PNG = Samples.byOpenCv(96, 64, 255, ".png");

    private final PictureReader reader = new PictureReader();

    private Reason refusal(byte[] file, PictureLimits limits) {
        PictureException byInfo = catchThrowableOfType(PictureException.class, () -> reader.readInfo(file, limits));
        PictureException byRead = catchThrowableOfType(PictureException.class, () -> reader.read(file, limits));
        assertThat(byInfo == null ? null : byInfo.reason()).isEqualTo(byRead == null ? null : byRead.reason());
        return byRead == null ? null : byRead.reason();
    }

    private static PictureLimits limits(long maxBytes, int minSide, int maxSide, long maxPixels) {
        return new PictureLimits(EnumSet.allOf(PictureFormat.class), maxBytes, minSide, maxSide, maxPixels);
    }

    @Test
    void limitsAreInclusive() {
        assertThat(refusal(PNG, limits(PNG.length, 64, 96, 96 * 64))).isNull();
        assertThat(refusal(PNG, limits(PNG.length - 1, 1, 1000, 1 << 20))).isEqualTo(Reason.TOO_MANY_BYTES);
        assertThat(refusal(PNG, limits(1 << 20, 65, 1000, 1 << 20))).isEqualTo(Reason.TOO_SMALL);
        assertThat(refusal(PNG, limits(1 << 20, 1, 95, 1 << 20))).isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal(PNG, limits(1 << 20, 1, 1000, 96 * 64 - 1))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void noBytesAreEmpty() {
        assertThat(refusal(new byte[0], Samples.ANY)).isEqualTo(Reason.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "hello, I am no picture at all", "<svg xmlns='http://www.w3.org/2000/svg'/>", "%PDF-1.7"})
    void textIsNoPicture(String text) {
        assertThat(refusal(text.getBytes(StandardCharsets.UTF_8), Samples.ANY)).isEqualTo(Reason.BAD_FORMAT);
    }

    @Test
    void otherFormatsAreRefused() {
        PictureLimits onlyJpeg = new PictureLimits(Set.of(PictureFormat.JPEG), 1 << 20, 1, 1000, 1 << 20);

        assertThat(refusal(PNG, onlyJpeg)).isEqualTo(Reason.BAD_FORMAT);
        assertThat(refusal(Samples.byOpenCv(96, 64, 255, ".jpg"), onlyJpeg)).isNull();
    }

    @Test
    void anMpoIsAJpegWhereOnlyJpegIsAllowed() throws PictureException {
        PictureLimits onlyJpeg = new PictureLimits(Set.of(PictureFormat.JPEG), 1 << 20, 1, 1000, 1 << 20);

        PictureInfo info = reader.readInfo(Samples.mpo(Samples.byOpenCv(96, 64, 255, ".jpg")), onlyJpeg);

        assertThat(info).isEqualTo(new PictureInfo(96, 64, PictureFormat.JPEG));
    }

    /** The header says 60000x60000 pixels: nothing may be allocated for them. */
    @Test
    void aBombIsRefusedByItsHeader() {
        byte[] bomb = PNG.clone();
        Arrays.fill(bomb, 16, 24, (byte) 0);
        bomb[18] = bomb[22] = (byte) 0xEA;

        assertThat(refusal(bomb, limits(1 << 20, 1, 16_000, 256_000_000))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void aBombWithinTheLimitsIsBadFormat() {
        byte[] bomb = PNG.clone();
        bomb[18] = bomb[22] = 0x30;

        assertThat(catchThrowableOfType(
                                PictureException.class,
                                () -> reader.read(bomb, limits(1 << 20, 1, 16_000, 256_000_000)))
                        .reason())
                .isEqualTo(Reason.BAD_FORMAT);
    }
}
