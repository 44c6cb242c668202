package io.osprey.engine.picture;

import static io.osprey.engine.picture.PictureAssert.assertQuarters;
import static io.osprey.engine.picture.Samples.ANY;
import static io.osprey.engine.picture.Samples.BLUE;
import static io.osprey.engine.picture.Samples.GREEN;
import static io.osprey.engine.picture.Samples.RED;
import static io.osprey.engine.picture.Samples.YELLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_WEBP_QUALITY;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrientationTest {
    private static final int W = 96;
    private static final int H = 64;

    /**
     * What lies left above, right above, left below and right below once a picture stored as red, green, blue, yellow is upright:
     * EXIF names, for each value, the sides of the scene at which row 0 and column 0 lie. 6, for one, is "row 0 right, column 0
     * top": the stored top row is the right side, from top to bottom.
     */
    private static final int[][] UPRIGHT = {
        {RED, GREEN, BLUE, YELLOW},
        {GREEN, RED, YELLOW, BLUE},
        {YELLOW, BLUE, GREEN, RED},
        {BLUE, YELLOW, RED, GREEN},
        {RED, BLUE, GREEN, YELLOW},
        {BLUE, RED, YELLOW, GREEN},
        {YELLOW, GREEN, BLUE, RED},
        {GREEN, YELLOW, RED, BLUE},
    };

    private final PictureReader reader = new PictureReader();

    record Case(int orientation, ByteOrder order) {}

    static List<Case> cases() {
        return IntStream.rangeClosed(1, 8)
                .boxed()
                .flatMap(value ->
                        Stream.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN).map(order -> new Case(value, order)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void turnsJpeg(Case orientation) throws PictureException {
        byte[] exif = Samples.concat(
                "Exif\0\0".getBytes(StandardCharsets.US_ASCII),
                Samples.exif(orientation.orientation(), orientation.order()));

        check(Samples.jpegWithSegment(Samples.byOpenCv(W, H, 255, ".jpg"), 0xE1, exif), orientation.orientation());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void turnsPng(Case orientation) throws PictureException {
        byte[] exif = Samples.exif(orientation.orientation(), orientation.order());

        check(Samples.pngWithChunk(Samples.byOpenCv(W, H, 255, ".png"), "eXIf", exif), orientation.orientation());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void turnsWebp(Case orientation) throws PictureException {
        byte[] webp = Samples.byOpenCv(W, H, 255, ".webp", IMWRITE_WEBP_QUALITY, 101);
        byte[] exif = Samples.exif(orientation.orientation(), orientation.order());

        check(Samples.webpWithExif(webp, W, H, exif), orientation.orientation());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void turnsTiff(Case orientation) throws PictureException {
        check(tiff(orientation.orientation(), orientation.order()), orientation.orientation());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 65535})
    void takesUnknownValuesForUpright(int value) throws PictureException {
        check(tiff(value, ByteOrder.BIG_ENDIAN), 1);
    }

    private void check(byte[] file, int orientation) throws PictureException {
        Picture picture = reader.read(file, ANY);
        boolean turned = orientation >= 5;

        assertThat(picture.info().width()).isEqualTo(turned ? H : W).isEqualTo(picture.pixelWidth());
        assertThat(picture.info().height()).isEqualTo(turned ? W : H).isEqualTo(picture.pixelHeight());
        assertThat(reader.readInfo(file, ANY)).isEqualTo(picture.info());
        assertQuarters(picture, 4, UPRIGHT[orientation - 1]);
    }

    /** An uncompressed RGB file of one strip. */
    private static byte[] tiff(int orientation, ByteOrder order) {
        int[][] tags = {
            {256, 4, W},
            {257, 4, H},
            {258, 3, 8},
            {259, 3, 1},
            {262, 3, 2},
            {273, 4, 0},
            {274, 3, orientation},
            {277, 3, 3},
            {278, 4, H},
            {279, 4, W * H * 3},
        };
        int dataAt = 8 + 2 + tags.length * 12 + 4;
        ByteBuffer file = ByteBuffer.allocate(dataAt + W * H * 3).order(order);
        file.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
        file.putShort((short) 42).putInt(8).putShort((short) tags.length);
        Arrays.stream(tags).forEach(tag -> {
            file.putShort((short) tag[0]).putShort((short) tag[1]).putInt(1);
            if (tag[1] == 3) {
                file.putShort((short) tag[2]).putShort((short) 0);
            } else {
                file.putInt(tag[0] == 273 ? dataAt : tag[2]);
            }
        });
        file.putInt(0);
        for (int i = 0; i < W * H; i++) {
            int color = Samples.quarter(i % W, i / W, W, H);
            file.put((byte) (color >> 16)).put((byte) (color >> 8)).put((byte) color);
        }
        return file.array();
    }
}
