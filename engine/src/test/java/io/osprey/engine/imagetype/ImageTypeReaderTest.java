package io.osprey.engine.imagetype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Feature;
import io.osprey.engine.Perception;
import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

    private static final List<ImageTypeCard.View> WHOLE = List.of(new ImageTypeCard.View(0, 0, 1, 1, 1));
    private static ModelBundle bundle;
    private static ImageTypeReader reader;

    @BeforeAll
    static void open() {
        bundle = ModelBundle.embedded();
        reader = new ImageTypeReader(bundle);
    }

    @AfterAll
    static void close() {
        bundle.close();
    }

    private static ImageTypeResult type(Picture picture) {
        Perception onlyThePicture = (Perception) Proxy.newProxyInstance(
                Perception.class.getClassLoader(), new Class<?>[] {Perception.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("picture");
                    return picture;
                });
        return reader.read(onlyThePicture, AnalysisRequest.of(Feature.IMAGE_TYPE));
    }

    private static ImageTypeResult grade(double clipArt, double lineDrawing) {
        ImageTypeCard card = new ImageTypeCard(
                new ImageTypeCard.Input(8, new float[3], new float[] {1, 1, 1}),
                WHOLE,
                List.of("photograph", "clip art", "line drawing"),
                1,
                2,
                0.3,
                0.6,
                0.9);
        return ImageTypeReader.classify(
                new float[] {(float) (1 - clipArt - lineDrawing), (float) clipArt, (float) lineDrawing}, card);
    }

    @Test
    void gradesRiseWithTheProbability() {
        assertThat(grade(0.2, 0.05)).isEqualTo(new ImageTypeResult(0, false));
        assertThat(grade(0.35, 0)).isEqualTo(new ImageTypeResult(1, false));
        assertThat(grade(0.35, 0.35)).isEqualTo(new ImageTypeResult(2, false));
        assertThat(grade(0.95, 0)).isEqualTo(new ImageTypeResult(3, false));
    }

    @Test
    void aLineDrawingIsAtMostNormalClipArt() {
        assertThat(grade(0.03, 0.95)).isEqualTo(new ImageTypeResult(2, true));
        assertThat(grade(0, 0.55)).isEqualTo(new ImageTypeResult(1, true));
    }

    @Test
    void aCardWhoseGradesFallIsRefused() {
        assertThatThrownBy(() -> new ImageTypeCard(
                        new ImageTypeCard.Input(8, new float[3], new float[3]),
                        WHOLE,
                        List.of("a", "b"),
                        0,
                        1,
                        0.6,
                        0.5,
                        0.9))
                .hasMessageContaining("not rising");
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
}
