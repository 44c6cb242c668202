package io.osprey.conformance;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A drawn scene, so that no photograph needs a licence: a house on a meadow under a blue sky, and a sign with text. */
public final class TestPicture {
    public static final int WIDTH = 800;
    public static final int HEIGHT = 600;
    public static final String SIGN = "WELCOME HOME";

    private TestPicture() {}

    /** The scene as a JPEG file. */
    public static byte[] jpeg() {
        return written(scene());
    }

    /** The scene's corner, one pixel smaller than the smallest that is taken. */
    public static byte[] tooSmall() {
        return written(scene().getSubimage(0, 0, 49, 49));
    }

    private static BufferedImage scene() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setPaint(new GradientPaint(0, 0, new Color(0x4A90D9), 0, 380, new Color(0xD6ECFA)));
        graphics.fillRect(0, 0, WIDTH, 400);
        graphics.setPaint(new GradientPaint(0, 400, new Color(0x6AA84F), 0, HEIGHT, new Color(0x38761D)));
        graphics.fillRect(0, 380, WIDTH, HEIGHT - 380);
        graphics.setColor(new Color(0xE8D9B5));
        graphics.fillRect(120, 240, 260, 200);
        graphics.setColor(new Color(0xA0402A));
        graphics.fillPolygon(new int[] {100, 250, 400}, new int[] {240, 130, 240}, 3);
        graphics.setColor(new Color(0x5B3A1E));
        graphics.fillRect(220, 340, 60, 100);
        graphics.setColor(new Color(0x9CC3E6));
        graphics.fillRect(145, 280, 50, 45);
        graphics.fillRect(305, 280, 50, 45);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(420, 430, 360, 90);
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 34));
        graphics.drawString(SIGN, 450, 488);
        graphics.dispose();
        return image;
    }

    private static byte[] written(BufferedImage image) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
