package io.osprey.engine.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_PROGRESSIVE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_WEBP_QUALITY;

import io.osprey.engine.picture.PictureException.Reason;
import java.awt.image.BufferedImage;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes: a picture or a {@link PictureException}, nothing else. */
class HostileFilesTest {
    private static final PictureLimits LIMITS =
            new PictureLimits(EnumSet.allOf(PictureFormat.class), 1 << 20, 1, 2_000, 1_000_000);
    private static final int FLIPPED_FILES = 300;

    private final PictureReader reader = new PictureReader();

    private static byte[] file(String kind) {
        BufferedImage image = Samples.quarters(20, 14, BufferedImage.TYPE_INT_RGB);
        return switch (kind) {
            case "jpeg" ->
                Samples.jpegWithSegment(
                        Samples.byOpenCv(20, 14, 255, ".jpg"),
                        0xE1,
                        Samples.concat(
                                "Exif\0\0".getBytes(StandardCharsets.US_ASCII), Samples.exif(6, ByteOrder.BIG_ENDIAN)));
            case "progressive" -> Samples.byOpenCv(20, 14, 255, ".jpg", IMWRITE_JPEG_PROGRESSIVE, 1);
            case "mpo" -> Samples.mpo(Samples.byOpenCv(20, 14, 255, ".jpg"));
            case "png" ->
                Samples.pngWithChunk(
                        Samples.byOpenCv(20, 14, 99, ".png"), "eXIf", Samples.exif(6, ByteOrder.LITTLE_ENDIAN));
            case "gif" -> Samples.byImageIo(image, "gif");
            case "bmp" -> Samples.byImageIo(image, "bmp");
            case "tiff" -> Samples.byImageIo(image, "tiff");
            case "lzw" -> Samples.byOpenCv(20, 14, 99, ".tiff");
            case "webp" -> Samples.byOpenCv(20, 14, 99, ".webp");
            case "lossless" ->
                Samples.webpWithExif(
                        Samples.byOpenCv(20, 14, 255, ".webp", IMWRITE_WEBP_QUALITY, 101),
                        20,
                        14,
                        Samples.exif(6, ByteOrder.LITTLE_ENDIAN));
            case "animation" ->
                Samples.animatedWebp(Samples.byOpenCv(20, 20, 255, ".webp", IMWRITE_WEBP_QUALITY, 101), 20, 30, 4);
            case "ico" -> Samples.ico(new int[] {16}, Samples.iconBitmap(16));
            case "png icon" -> Samples.ico(new int[] {16}, Samples.byOpenCv(16, 16, 0, ".png"));
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private void check(byte[] bytes) {
        try {
            Picture picture = reader.read(bytes, LIMITS);
            assertThat(picture.pixelWidth()).isLessThanOrEqualTo(picture.info().width());
        } catch (PictureException e) {
            assertThat(e.reason()).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jpeg",
                "progressive",
                "mpo",
                "png",
                "gif",
                "bmp",
                "tiff",
                "lzw",
                "webp",
                "lossless",
                "animation",
                "ico",
                "png icon"
            })
    void everyTruncation(String kind) {
        byte[] file = file(kind);
        int step = Math.max(1, file.length / 600);
        for (int length = 0; length < file.length; length += length < 200 ? 1 : step) {
            check(Arrays.copyOf(file, length));
        }
        check(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jpeg",
                "progressive",
                "mpo",
                "png",
                "gif",
                "bmp",
                "tiff",
                "lzw",
                "webp",
                "lossless",
                "animation",
                "ico",
                "png icon"
            })
    void randomByteFlips(String kind) {
        byte[] file = file(kind);
        Random random = new Random(20261121);
        for (int i = 0; i < FLIPPED_FILES; i++) {
            byte[] flipped = file.clone();
            int reach = i % 2 == 0 ? Math.min(100, file.length) : file.length;
            for (int flips = random.nextInt(8); flips >= 0; flips--) {
                flipped[random.nextInt(reach)] = (byte) (random.nextInt(4) == 0 ? 0xFF : random.nextInt(256));
            }
            check(flipped);
        }
    }

    @Property(tries = 500)
    void anyBytesAfterAnySignature(@ForAll @Size(max = 200) byte[] bytes) {
        for (byte[] signature : Map.of(
                        "jpeg", new byte[] {-1, -40, -1},
                        "png", PngHeader.SIGNATURE.getBytes(StandardCharsets.ISO_8859_1),
                        "gif", "GIF89a".getBytes(StandardCharsets.US_ASCII),
                        "bmp", "BM".getBytes(StandardCharsets.US_ASCII),
                        "tiff", "II*\0".getBytes(StandardCharsets.US_ASCII),
                        "big", "MM\0+\0\b\0\0".getBytes(StandardCharsets.US_ASCII),
                        "webp", "RIFF\0\0\0\0WEBPVP8X".getBytes(StandardCharsets.US_ASCII),
                        "ico", new byte[] {0, 0, 1, 0})
                .values()) {
            check(Samples.concat(signature, bytes));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "bmp", "tiff", "webp", "ico"})
    void cutInTheMiddleIsBadFormat(String kind) {
        byte[] file = file(kind);
        try {
            reader.read(Arrays.copyOf(file, file.length / 2), LIMITS);
            assertThat(kind).isIn("gif", "tiff", "ico");
        } catch (PictureException e) {
            assertThat(e.reason()).isEqualTo(Reason.BAD_FORMAT);
        }
    }
}
