package io.osprey.conformance.crops;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A rendered picture of which is known where heads and words are. */
final class Scene {
    private static final Color[] CLOTHES = {
        new Color(0xB03A2E), new Color(0x2E6DA4), new Color(0x3E7D3A), new Color(0x7A4E9E), new Color(0xC28A1F)
    };
    private static final Color[] SKIN = {new Color(0xF1C7A5), new Color(0x8D5A3B), new Color(0xD9A679)};

    private final String name;
    private final String shows;
    private final BufferedImage image;
    private final Graphics2D graphics;
    private final Random random;
    private final List<Rectangle> heads = new ArrayList<>();
    private final List<Rectangle> words = new ArrayList<>();
    private final List<Rectangle> bodies = new ArrayList<>();

    /** An empty picture under a sky, made the same by the same seed. */
    Scene(String name, String shows, int width, int height, long seed) {
        this.name = name;
        this.shows = shows;
        this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        this.graphics = image.createGraphics();
        this.random = new Random(seed);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        fill(new Color(0x86B7E0), new Color(0xDCEBF7));
    }

    String name() {
        return name;
    }

    String shows() {
        return shows;
    }

    BufferedImage image() {
        return image;
    }

    /** Heads of the figures, hats included; no network sees drawn figures. */
    List<Rectangle> heads() {
        return List.copyOf(heads);
    }

    /** Figures from head to foot. */
    List<Rectangle> bodies() {
        return List.copyOf(bodies);
    }

    /** Lines of text. */
    List<Rectangle> words() {
        return List.copyOf(words);
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    /** All of the picture, from top to bottom. */
    Scene fill(Color top, Color bottom) {
        graphics.setPaint(new GradientPaint(0, 0, top, 0, height(), bottom));
        graphics.fillRect(0, 0, width(), height());
        return this;
    }

    /** Grass with tufts, from the given row down. */
    Scene meadow(int fromRow) {
        graphics.setPaint(new GradientPaint(0, fromRow, new Color(0x7FA650), 0, height(), new Color(0x44702B)));
        graphics.fillRect(0, fromRow, width(), height() - fromRow);
        graphics.setColor(new Color(0x3C6626));
        for (int i = 0; i < width(); i++) {
            int x = random.nextInt(width());
            int y = fromRow + random.nextInt(Math.max(1, height() - fromRow));
            graphics.drawLine(x, y, x + random.nextInt(5) - 2, y - 3 - random.nextInt(5));
        }
        return this;
    }

    /** A wall of bricks all over. */
    Scene bricks() {
        fill(new Color(0x9C5B45), new Color(0x8A4E3B));
        for (int y = 0; y < height(); y += 20) {
            for (int x = y / 20 % 2 * -22; x < width(); x += 44) {
                graphics.setColor(new Color(0x8A + random.nextInt(24), 0x4C + random.nextInt(16), 0x38));
                graphics.fillRect(x + 1, y + 1, 42, 18);
            }
        }
        return this;
    }

    Scene box(int x, int y, int w, int h, Color color) {
        graphics.setColor(color);
        graphics.fillRect(x, y, w, h);
        return this;
    }

    Scene disc(int x, int y, int diameter, Color color) {
        graphics.setColor(color);
        graphics.fillOval(x, y, diameter, diameter);
        return this;
    }

    Scene triangle(int x, int y, int w, int h, Color color) {
        graphics.setColor(color);
        graphics.fillPolygon(new Polygon(new int[] {x, x + w, x + w / 2}, new int[] {y + h, y + h, y}, 3));
        return this;
    }

    /** A line of text with its upper left corner at the given place. */
    Scene text(String text, int x, int y, int size, Color color) {
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, size));
        graphics.setColor(color);
        FontMetrics metrics = graphics.getFontMetrics();
        graphics.drawString(text, x, y + metrics.getAscent());
        Rectangle ink = graphics.getFont()
                .createGlyphVector(graphics.getFontRenderContext(), text)
                .getPixelBounds(null, x, y + metrics.getAscent());
        words.add(ink);
        return this;
    }

    /** White on a board that is as wide as the text. */
    Scene sign(String text, int x, int y, int size, Color board) {
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, size));
        box(x, y, graphics.getFontMetrics().stringWidth(text) + size, size * 2, board);
        return text(text, x + size / 2, y + size * 2 / 5, size, Color.WHITE);
    }

    /**
     * Someone who stands.
     *
     * @param x middle
     * @param feet lowest row
     * @param size height without a hat
     * @param hat how high the hat is, 0 for none
     */
    Scene person(int x, int feet, int size, int hat) {
        int head = size / 7;
        int top = feet - size;
        Color clothes = CLOTHES[random.nextInt(CLOTHES.length)];
        box(x - head / 2, feet - size * 9 / 20, head * 2 / 5, size * 9 / 20, new Color(0x2B3440));
        box(x + head / 8, feet - size * 9 / 20, head * 2 / 5, size * 9 / 20, new Color(0x2B3440));
        graphics.setColor(clothes);
        graphics.fillRoundRect(x - head, top + head * 6 / 5, head * 2, size * 9 / 20, head, head);
        head(x, top, head, hat);
        bodies.add(new Rectangle(x - head, top, head * 2, size)
                .union(heads.get(heads.size() - 1))
                .intersection(new Rectangle(0, 0, width(), height())));
        return this;
    }

    /** A head and shoulders that fill the lower part of the picture. */
    Scene portrait(int x, int top, int head, int hat) {
        graphics.setColor(CLOTHES[random.nextInt(CLOTHES.length)]);
        graphics.fillRoundRect(x - head * 5 / 4, top + head * 6 / 5, head * 5 / 2, height(), head, head);
        head(x, top, head, hat);
        return this;
    }

    private void head(int x, int top, int size, int hat) {
        int width = size * 4 / 5;
        graphics.setColor(SKIN[random.nextInt(SKIN.length)]);
        graphics.fillOval(x - width / 2, top, width, size);
        graphics.setColor(new Color(0x3A2718));
        graphics.fillArc(x - width / 2, top, width, size, 20, 140);
        disc(x - width / 4 - size / 20, top + size * 9 / 20, size / 10, Color.BLACK);
        disc(x + width / 4 - size / 20, top + size * 9 / 20, size / 10, Color.BLACK);
        graphics.drawArc(x - width / 5, top + size * 11 / 20, width * 2 / 5, size / 4, 200, 140);
        if (hat > 0) {
            box(x - width * 3 / 4, top + size / 8 - size / 12, width * 3 / 2, size / 8, new Color(0x1D1D1D));
            box(x - width / 2, top + size / 8 - hat, width, hat, new Color(0x1D1D1D));
        }
        Rectangle all = new Rectangle(x - width / 2, top, width, size);
        if (hat > 0) {
            all = all.union(new Rectangle(x - width * 3 / 4, top + size / 8 - hat, width * 3 / 2, hat));
        }
        heads.add(all.intersection(new Rectangle(0, 0, width(), height())));
    }

    @Override
    public String toString() {
        return name;
    }
}
