package io.osprey.engine.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.BoundingBox;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegWriterTest {
    private static final int WIDTH = 120;
    private static final int HEIGHT = 80;

    /** Left half red, right half blue; the file's picture is twice as large as the pixels at hand. */
    private static Picture redAndBlue() {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
            rgb[3 * pixel + (pixel % WIDTH < WIDTH / 2 ? 0 : 2)] = (byte) 0xFF;
        }
        return new Picture(new PictureInfo(2 * WIDTH, 2 * HEIGHT, PictureFormat.PNG), WIDTH, HEIGHT, rgb);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 1024", "1024, 1", "50, 50", "90, 60", "1024, 1024"})
    void hasExactlyTheSizeAskedFor(int width, int height) throws IOException {
        byte[] file = JpegWriter.write(redAndBlue(), new BoundingBox(3, 5, 200, 100), width, height);

        assertThat(Arrays.copyOf(file, 3)).containsExactly(0xFF, 0xD8, 0xFF);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, RED", "120, 80, BLUE"})
    void showsThePartAskedFor(int x, int y, String name) throws IOException {
        Color expected = name.equals("RED") ? Color.RED : Color.BLUE;

        byte[] file = JpegWriter.write(redAndBlue(), new BoundingBox(x, y, 120, 80), 64, 64);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        for (int at : new int[] {4, 32, 59}) {
            Color color = new Color(image.getRGB(at, at));
            assertThat(Math.abs(color.getRed() - expected.getRed())).isLessThan(12);
            assertThat(color.getGreen()).isLessThan(12);
            assertThat(Math.abs(color.getBlue() - expected.getBlue())).isLessThan(12);
        }
    }
}
