package io.osprey.engine.read;

import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** A picture with text drawn on it, and where each word lies. */
final class Page {
    private final BufferedImage image;
    private final Graphics2D graphics;
    private final List<DrawnWord> words = new ArrayList<>();

    /**
     * @param text the word
     * @param outline as wide as its ink, as high as the ink of its line, turned as it was drawn
     */
    record DrawnWord(String text, Shape outline) {}

    Page(int width, int height, Color background) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(background);
        graphics.fillRect(0, 0, width, height);
    }

    static Page white(int width, int height) {
        return new Page(width, height, Color.WHITE);
    }

    /** Draws a line whose base line starts at (x, y) and runs in a direction given in degrees, clockwise. */
    Page line(String text, Font font, Color color, double x, double y, double degrees) {
        AffineTransform transform = AffineTransform.getRotateInstance(Math.toRadians(degrees), x, y);
        AffineTransform before = graphics.getTransform();
        graphics.transform(transform);
        graphics.setColor(color);
        graphics.setFont(font);
        graphics.drawString(text, (float) x, (float) y);
        graphics.setTransform(before);
        Rectangle2D row =
                font.createGlyphVector(graphics.getFontRenderContext(), text).getVisualBounds();
        int start = 0;
        for (String word : text.split(" ")) {
            double left = x
                    + font.getStringBounds(text, 0, start, graphics.getFontRenderContext())
                            .getWidth();
            Rectangle2D ink = font.createGlyphVector(graphics.getFontRenderContext(), word)
                    .getVisualBounds();
            Rectangle2D placed =
                    new Rectangle2D.Double(left + ink.getX(), y + ink.getY(), ink.getWidth(), ink.getHeight());
            words.add(new DrawnWord(word, transform.createTransformedShape(placed)));
            start += word.length() + 1;
        }
        return this;
    }

    Page line(String text, Font font, double x, double y) {
        return line(text, font, Color.BLACK, x, y, 0);
    }

    BufferedImage image() {
        return image;
    }

    List<DrawnWord> words() {
        return List.copyOf(words);
    }

    Picture picture() {
        return toPicture(image);
    }

    static Picture toPicture(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        byte[] rgb = new byte[3 * pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            rgb[3 * i] = (byte) (pixels[i] >> 16);
            rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
            rgb[3 * i + 2] = (byte) pixels[i];
        }
        return new Picture(new PictureInfo(width, height, PictureFormat.PNG), width, height, rgb);
    }

    static Shape toShape(List<Point> polygon) {
        Path2D path = new Path2D.Double();
        path.moveTo(polygon.get(0).x(), polygon.get(0).y());
        polygon.subList(1, polygon.size()).forEach(point -> path.lineTo(point.x(), point.y()));
        path.closePath();
        return path;
    }

    /** Intersection over union of two shapes, counted at the middles of pixels. */
    static double intersectionOverUnion(Shape one, Shape other) {
        Rectangle2D bounds = one.getBounds2D().createUnion(other.getBounds2D());
        int both = 0;
        int any = 0;
        for (double y = Math.floor(bounds.getMinY()) + 0.5; y < bounds.getMaxY(); y++) {
            for (double x = Math.floor(bounds.getMinX()) + 0.5; x < bounds.getMaxX(); x++) {
                boolean inOne = one.contains(x, y);
                boolean inOther = other.contains(x, y);
                both += inOne && inOther ? 1 : 0;
                any += inOne || inOther ? 1 : 0;
            }
        }
        return any == 0 ? 0 : (double) both / any;
    }
}
