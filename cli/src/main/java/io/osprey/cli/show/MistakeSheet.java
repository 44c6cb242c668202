package io.osprey.cli.show;

import io.osprey.engine.custom.TrainedModel.Mistake;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.Pixels;
import io.osprey.engine.picture.Region;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** Pictures that were taken for something else, side by side: below each what it shows and what it was taken for. */
public final class MistakeSheet {
    /** The most pictures on a sheet. */
    public static final int MOST = 24;

    static final int COLUMNS = 6;
    static final int CELL_WIDTH = 200;
    static final int CELL_HEIGHT = 240;

    private static final int PICTURE_SIDE = 190;
    private static final int MARGIN = 5;
    private static final int LINE_PIXELS = 16;
    private static final Color BACKGROUND = new Color(0x202020);
    private static final Color RIGHT = new Color(0xF0F0F0);
    private static final Color WRONG = new Color(0xFF9080);

    private MistakeSheet() {}

    /** A mistake and its picture. */
    public record Shown(Picture picture, Mistake mistake) {}

    /** Six pictures in a row; as many rows as needed, at least one. */
    public static BufferedImage of(List<Shown> mistakes) {
        int rows = Math.max(1, (mistakes.size() + COLUMNS - 1) / COLUMNS);
        BufferedImage sheet = new BufferedImage(COLUMNS * CELL_WIDTH, rows * CELL_HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        try {
            graphics.setColor(BACKGROUND);
            graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
            graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            for (int i = 0; i < mistakes.size(); i++) {
                Graphics2D cell = (Graphics2D)
                        graphics.create(i % COLUMNS * CELL_WIDTH, i / COLUMNS * CELL_HEIGHT, CELL_WIDTH, CELL_HEIGHT);
                try {
                    draw(cell, mistakes.get(i));
                } finally {
                    cell.dispose();
                }
            }
        } finally {
            graphics.dispose();
        }
        return sheet;
    }

    private static void draw(Graphics2D cell, Shown shown) {
        BufferedImage small = shrunk(shown.picture());
        cell.drawImage(small, MARGIN + (PICTURE_SIDE - small.getWidth()) / 2, MARGIN, null);
        int line = MARGIN + PICTURE_SIDE + LINE_PIXELS;
        cell.setColor(RIGHT);
        cell.drawString("is " + shown.mistake().tag(), MARGIN, line);
        cell.setColor(WRONG);
        cell.drawString(
                "taken for " + shown.mistake().answer() + " "
                        + Math.round(100 * shown.mistake().confidence()) + "%",
                MARGIN,
                line + LINE_PIXELS);
    }

    private static BufferedImage shrunk(Picture picture) {
        double scale = PICTURE_SIDE / (double) Math.max(picture.pixelWidth(), picture.pixelHeight());
        int width = Math.max(1, (int) (picture.pixelWidth() * scale));
        int height = Math.max(1, (int) (picture.pixelHeight() * scale));
        byte[] rgb = Pixels.toRgb(picture, Region.WHOLE, width, height);
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = 3 * (y * width + x);
                small.setRGB(x, y, (rgb[at] & 0xFF) << 16 | (rgb[at + 1] & 0xFF) << 8 | rgb[at + 2] & 0xFF);
            }
        }
        return small;
    }
}
