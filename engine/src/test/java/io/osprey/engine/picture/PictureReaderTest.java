package io.osprey.engine.picture;

import static io.osprey.engine.picture.PictureAssert.assertColor;
import static io.osprey.engine.picture.PictureAssert.assertQuarters;
import static io.osprey.engine.picture.Samples.ANY;
import static io.osprey.engine.picture.Samples.BLUE;
import static io.osprey.engine.picture.Samples.GREEN;
import static io.osprey.engine.picture.Samples.RED;
import static io.osprey.engine.picture.Samples.WHITE;
import static io.osprey.engine.picture.Samples.YELLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_PROGRESSIVE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_WEBP_QUALITY;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureReaderTest {
    private static final int W = 96;
    private static final int H = 64;

    private final PictureReader reader = new PictureReader();

    @ParameterizedTest
    @CsvSource({"jpg,JPEG,3", "png,PNG,0", "gif,GIF,0", "bmp,BMP,0", "tiff,TIFF,0"})
    void readsWhatJavaWrites(String extension, PictureFormat format, int tolerance) throws PictureException {
        byte[] file = Samples.byImageIo(Samples.quarters(W, H, BufferedImage.TYPE_INT_RGB), extension);

        Picture picture = reader.read(file, ANY);

        assertThat(picture.info()).isEqualTo(new PictureInfo(W, H, format));
        assertThat(reader.readInfo(file, ANY)).isEqualTo(picture.info());
        assertThat(picture.pixelWidth()).isEqualTo(W);
        assertThat(picture.pixelHeight()).isEqualTo(H);
        assertQuarters(picture, tolerance, RED, GREEN, BLUE, YELLOW);
    }

    @ParameterizedTest
    @CsvSource({"jpg,JPEG,3", "png,PNG,0", "bmp,BMP,0", "tiff,TIFF,0", "webp,WEBP,12"})
    void readsWhatOpenCvWrites(String extension, PictureFormat format, int tolerance) throws PictureException {
        Picture picture = reader.read(Samples.byOpenCv(W, H, 255, "." + extension), ANY);

        assertThat(picture.info()).isEqualTo(new PictureInfo(W, H, format));
        assertQuarters(picture, tolerance, RED, GREEN, BLUE, YELLOW);
    }

    @Test
    void readsProgressiveJpeg() throws PictureException {
        byte[] file = Samples.byOpenCv(W, H, 255, ".jpg", IMWRITE_JPEG_PROGRESSIVE, 1);

        assertQuarters(reader.read(file, ANY), 3, RED, GREEN, BLUE, YELLOW);
    }

    @Test
    void readsLosslessWebp() throws PictureException {
        byte[] file = Samples.byOpenCv(W, H, 255, ".webp", IMWRITE_WEBP_QUALITY, 101);

        assertQuarters(reader.read(file, ANY), 0, RED, GREEN, BLUE, YELLOW);
    }

    @ParameterizedTest
    @CsvSource({"png", "webp", "tiff"})
    void laysTransparentPixelsOnWhite(String extension) throws PictureException {
        Picture half = reader.read(Samples.byOpenCv(W, H, 128, "." + extension, IMWRITE_WEBP_QUALITY, 101), ANY);
        Picture clear = reader.read(Samples.byOpenCv(W, H, 0, "." + extension, IMWRITE_WEBP_QUALITY, 101), ANY);

        assertQuarters(half, 2, RED, GREEN, 0x7F7FFF, 0xFFFF7F);
        assertQuarters(clear, 0, RED, GREEN, WHITE, WHITE);
    }

    @Test
    void readsPaletteWithAndWithoutTransparency() throws PictureException {
        byte[] reds = {(byte) 255, 0, 0, (byte) 255};
        byte[] greens = {0, (byte) 255, 0, (byte) 255};
        byte[] blues = {0, 0, (byte) 255, 0};
        for (String format : new String[] {"png", "gif"}) {
            IndexColorModel opaque = new IndexColorModel(2, 4, reds, greens, blues);
            IndexColorModel clearBlue = new IndexColorModel(2, 4, reds, greens, blues, 2);
            assertQuarters(reader.read(palette(opaque, format), ANY), 0, RED, GREEN, BLUE, YELLOW);
            assertQuarters(reader.read(palette(clearBlue, format), ANY), 0, RED, GREEN, WHITE, YELLOW);
        }
    }

    private static byte[] palette(IndexColorModel colors, String format) {
        BufferedImage image = new BufferedImage(W, H, BufferedImage.TYPE_BYTE_BINARY, colors);
        for (int i = 0; i < W * H; i++) {
            boolean left = i % W < W / 2;
            int index = i / W < H / 2 ? left ? 0 : 1 : left ? 2 : 3;
            image.getRaster().setSample(i % W, i / W, 0, index);
        }
        return Samples.byImageIo(image, format);
    }

    @ParameterizedTest
    @CsvSource({"png", "tiff"})
    void readsSixteenBitGrey(String format) throws PictureException {
        BufferedImage image = new BufferedImage(W, H, BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < W * H; i++) {
            image.getRaster().setSample(i % W, i / W, 0, i / W < H / 2 ? 0x8080 : 0xFFFF);
        }

        assertQuarters(reader.read(Samples.byImageIo(image, format), ANY), 1, 0x808080, 0x808080, WHITE, WHITE);
    }

    @ParameterizedTest
    @CsvSource({"jpg", "png"})
    void readsGrey(String format) throws PictureException {
        BufferedImage image = new BufferedImage(W, H, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < W * H; i++) {
            image.getRaster().setSample(i % W, i / W, 0, i % W < W / 2 ? 40 : 200);
        }

        assertQuarters(reader.read(Samples.byImageIo(image, format), ANY), 2, 0x282828, 0xC8C8C8, 0x282828, 0xC8C8C8);
    }

    @Test
    void takesTheFirstImageOfAnMpo() throws PictureException {
        byte[] mpo = Samples.mpo(Samples.byOpenCv(W, H, 255, ".jpg"));

        Picture picture = reader.read(mpo, ANY);

        assertThat(picture.info()).isEqualTo(new PictureInfo(W, H, PictureFormat.MPO));
        assertQuarters(picture, 3, RED, GREEN, BLUE, YELLOW);
    }

    @Test
    void takesTheLargestImageOfAnIcon() throws PictureException {
        byte[] small = Samples.byOpenCv(16, 16, 255, ".png");
        byte[] png = Samples.ico(new int[] {16, 64}, small, Samples.byOpenCv(64, 64, 0, ".png"));
        byte[] bitmap = Samples.ico(new int[] {48, 16}, Samples.iconBitmap(48), small);

        assertThat(reader.readInfo(png, ANY)).isEqualTo(new PictureInfo(64, 64, PictureFormat.ICO));
        assertQuarters(reader.read(png, ANY), 0, RED, GREEN, WHITE, WHITE);
        assertThat(reader.readInfo(bitmap, ANY)).isEqualTo(new PictureInfo(48, 48, PictureFormat.ICO));
        assertQuarters(reader.read(bitmap, ANY), 0, RED, GREEN, WHITE, WHITE);
    }

    @Test
    void takesTheFirstFrameOfAnAnimationAtItsPlace() throws PictureException {
        byte[] frame = Samples.byOpenCv(32, 32, 255, ".webp", IMWRITE_WEBP_QUALITY, 101);

        Picture picture = reader.read(Samples.animatedWebp(frame, 32, 64, 32), ANY);

        assertThat(picture.info()).isEqualTo(new PictureInfo(64, 64, PictureFormat.WEBP));
        assertColor(Samples.colorAt(picture, 0.6, 0.6), RED, 0);
        assertColor(Samples.colorAt(picture, 0.9, 0.9), YELLOW, 0);
        assertColor(Samples.colorAt(picture, 0.2, 0.2), WHITE, 0);
    }

    @Test
    void aGifFrameLiesOnItsScreen() throws PictureException {
        byte[] gif = Samples.byImageIo(Samples.quarters(32, 32, BufferedImage.TYPE_INT_RGB), "gif");
        gif[6] = 64;
        gif[8] = 64;

        Picture picture = reader.read(gif, ANY);

        assertThat(picture.info()).isEqualTo(new PictureInfo(64, 64, PictureFormat.GIF));
        assertColor(Samples.colorAt(picture, 0.1, 0.1), RED, 0);
        assertColor(Samples.colorAt(picture, 0.9, 0.9), WHITE, 0);
    }

    @Test
    void takesAJpegThatLostItsTail() throws PictureException {
        byte[] whole = Samples.byOpenCv(256, 256, 255, ".jpg");
        byte[] cut = Arrays.copyOf(whole, whole.length * 9 / 10);

        assertQuarters(reader.read(cut, ANY), 3, RED, GREEN, BLUE, YELLOW);
    }

    @Test
    void largeJpegIsDecodedSmallerButKeepsItsSize() throws PictureException {
        byte[] file = Samples.byOpenCv(6000, 4400, 255, ".jpg");

        Picture picture = reader.read(file, ANY);

        assertThat(picture.info()).isEqualTo(new PictureInfo(6000, 4400, PictureFormat.JPEG));
        assertThat(picture.pixelWidth()).isEqualTo(3000);
        assertThat(picture.pixelHeight()).isEqualTo(2200);
        assertQuarters(picture, 3, RED, GREEN, BLUE, YELLOW);
    }

    @Test
    void largePngIsShrunkToSixteenMegapixels() throws PictureException {
        Picture picture = reader.read(Samples.byOpenCv(6000, 4000, 255, ".png"), ANY);

        assertThat(picture.info()).isEqualTo(new PictureInfo(6000, 4000, PictureFormat.PNG));
        assertThat((long) picture.pixelWidth() * picture.pixelHeight()).isBetween(15_900_000L, 16_000_000L);
        assertQuarters(picture, 0, RED, GREEN, BLUE, YELLOW);
    }

    @Test
    void hugePngIsSampledWhileItIsRead() throws PictureException {
        BufferedImage image = new BufferedImage(16_000, 9_000, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(8_000, 0, 8_000, 4_500);
        graphics.dispose();

        Picture picture = reader.read(Samples.byImageIo(image, "png"), ANY);

        assertThat(picture.info()).isEqualTo(new PictureInfo(16_000, 9_000, PictureFormat.PNG));
        assertThat((long) picture.pixelWidth() * picture.pixelHeight()).isBetween(14_000_000L, 16_000_000L);
        assertQuarters(picture, 0, 0, WHITE, 0, 0);
    }

    @Test
    void manyThreadsReadTheSamePixels() {
        byte[] jpeg = Samples.byOpenCv(W, H, 255, ".jpg");
        byte[] png = Samples.byOpenCv(W, H, 128, ".png");

        List<String> different = IntStream.range(0, 400)
                .parallel()
                .mapToObj(i -> digest(i % 2 == 0 ? jpeg : png))
                .distinct()
                .toList();

        assertThat(different).hasSize(2);
    }

    private String digest(byte[] file) {
        try {
            return Arrays.hashCode(reader.read(file, ANY).rgb()) + "/" + file.length;
        } catch (PictureException e) {
            return e.toString();
        }
    }

    @Test
    void nativeMemoryIsGivenBack() throws PictureException {
        byte[] good = Samples.byOpenCv(W, H, 128, ".png");
        byte[] bad = Arrays.copyOf(good, good.length / 2);
        reader.read(good, ANY);
        long before = Pointer.totalBytes();

        for (int i = 0; i < 100; i++) {
            reader.read(good, ANY);
            assertThatThrownBy(() -> reader.read(bad, ANY)).isInstanceOf(PictureException.class);
        }

        assertThat(Pointer.totalBytes()).isEqualTo(before);
    }

    @Test
    void warmUpCanBeRepeated() {
        PictureReader.warmUp();
        PictureReader.warmUp();
    }
}
