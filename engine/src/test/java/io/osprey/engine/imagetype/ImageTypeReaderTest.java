package io.osprey.engine.imagetype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

class ImageTypeReaderTest {
    private static final int SIDE = 200;

    private static Picture picture(IntBinaryOperator color) {
        byte[] rgb = new byte[SIDE * SIDE * 3];
        for (int i = 0; i < SIDE * SIDE; i++) {
            int value = color.applyAsInt(i % SIDE, i / SIDE);
            rgb[3 * i] = (byte) (value >> 16);
            rgb[3 * i + 1] = (byte) (value >> 8);
            rgb[3 * i + 2] = (byte) value;
        }
        return new Picture(new PictureInfo(SIDE, SIDE, PictureFormat.PNG), SIDE, SIDE, rgb);
    }

    private static Picture drawn(Consumer<Graphics2D> drawing) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, SIDE, SIDE);
        graphics.setColor(Color.BLACK);
        drawing.accept(graphics);
        graphics.dispose();
        return picture(image::getRGB);
    }

    private static ImageTypeResult type(Picture picture) {
        return ImageTypeReader.classify(PixelStatistics.of(picture));
    }

    /** Soft light over a rough surface: what photographs are made of. */
    @Test
    void aRoughShadedSurfaceIsAPhotograph() {
        Random random = new Random(3);
        Picture photo = picture((x, y) -> {
            int light = (int) (110 + 60 * Math.sin(x / 40.0) * Math.cos(y / 55.0) + 8 * random.nextGaussian());
            return light + 20 << 16 | light << 8 | light - 30;
        });

        assertThat(type(photo)).isEqualTo(new ImageTypeResult(0, false));
    }

    @Test
    void evenColorsWithSharpOutlinesAreClipArt() {
        Picture flag = drawn(graphics -> {
            graphics.setColor(new Color(0xE02020));
            graphics.fillOval(40, 40, 120, 120);
            graphics.setColor(new Color(0xFFD020));
            graphics.fillRect(80, 80, 40, 40);
            graphics.setColor(Color.BLACK);
            graphics.setStroke(new BasicStroke(4));
            graphics.drawOval(40, 40, 120, 120);
        });

        assertThat(type(flag)).isEqualTo(new ImageTypeResult(3, false));
    }

    @Test
    void blackStrokesOnWhitePaperAreALineDrawing() {
        Picture face = drawn(graphics -> {
            graphics.setStroke(new BasicStroke(3));
            graphics.drawOval(30, 30, 140, 140);
            graphics.drawOval(70, 80, 10, 10);
            graphics.drawOval(120, 80, 10, 10);
            graphics.drawArc(70, 100, 60, 40, 180, 180);
        });

        assertThat(type(face).lineDrawing()).isTrue();
    }

    @Test
    void anEmptySheetIsNoDrawing() {
        assertThat(type(picture((x, y) -> 0xFFFFFF)).lineDrawing()).isFalse();
    }

    @Test
    void statisticsOfHalvesAreThoseOfTheTextbook() {
        PixelStatistics halves = PixelStatistics.of(picture((x, y) -> x < SIDE / 4 ? 0x000000 : 0xFF8080));

        assertThat(halves.prevalent()).isCloseTo(0.75, within(1e-9));
        // One column of 200 has a neighbour of the other colour.
        assertThat(halves.even()).isCloseTo(199 / 200.0, within(1e-9));
        assertThat(halves.sharp()).isEqualTo(1);
        assertThat(halves.chroma()).isCloseTo(0.75 * 127 / 255, within(1e-9));
        assertThat(halves.colorful()).isCloseTo(0.75, within(1e-9));
        // Luma of FF8080 is (299 * 255 + 701 * 128) / 1000 = 165: neither light nor dark.
        assertThat(halves.light()).isZero();
        assertThat(halves.dark()).isCloseTo(0.25, within(1e-9));
    }
}
