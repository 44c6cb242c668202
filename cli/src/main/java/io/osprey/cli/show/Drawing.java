package io.osprey.cli.show;

import io.osprey.engine.Analysis;
import io.osprey.engine.caption.CaptionResult;
import io.osprey.engine.caption.DenseCaptionResult;
import io.osprey.engine.picture.Picture;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Draws an analysis onto its picture: outlines with names, and below the picture a legend with the caption and the
 * colours used.
 */
public final class Drawing {
    private static final Color LEGEND_BACKGROUND = new Color(0x202020);
    private static final Color LEGEND_TEXT = new Color(0xF0F0F0);
    private static final int MIN_FONT_PIXELS = 11;

    /** Pictures with a shorter long side are drawn larger, so that names beside small things can be read. */
    private static final int MIN_LONG_SIDE = 960;

    private final Picture picture;
    private final int width;
    private final int height;
    private final Graphics2D graphics;
    private final Font font;
    private final float strokeWidth;

    private Drawing(Picture picture, int width, int height, Graphics2D graphics) {
        this.picture = picture;
        this.width = width;
        this.height = height;
        this.graphics = graphics;
        int longSide = Math.max(width, height);
        this.font = new Font(Font.SANS_SERIF, Font.BOLD, Math.max(MIN_FONT_PIXELS, longSide / 70));
        this.strokeWidth = Math.max(2f, longSide / 400f);
    }

    /**
     * The picture with its marks and, below, the legend: as wide as {@code picture.pixelWidth()}, or a whole number of times
     * as wide when the picture is small.
     */
    public static BufferedImage of(Picture picture, Analysis analysis) {
        List<Mark> marks = Marks.of(analysis);
        BufferedImage pixels = enlarged(pixels(picture));
        int width = pixels.getWidth();
        int height = pixels.getHeight();
        Graphics2D onPicture = pixels.createGraphics();
        int legendHeight;
        try {
            Drawing drawing = new Drawing(picture, width, height, onPicture);
            drawing.prepare();
            marks.forEach(drawing::outline);
            marks.forEach(drawing::label);
            legendHeight = 2 * drawing.lineHeight();
        } finally {
            onPicture.dispose();
        }
        BufferedImage whole = new BufferedImage(width, height + legendHeight, BufferedImage.TYPE_INT_RGB);
        Graphics2D onWhole = whole.createGraphics();
        try {
            onWhole.drawImage(pixels, 0, 0, null);
            Drawing drawing = new Drawing(picture, width, height, onWhole);
            drawing.prepare();
            drawing.legend(height, caption(analysis), kinds(marks));
        } finally {
            onWhole.dispose();
        }
        return whole;
    }

    private void prepare() {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setFont(font);
    }

    /** A dark line under the coloured one keeps the outline visible on any background. */
    private void outline(Mark mark) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < mark.corners().size(); i++) {
            double x = x(mark, i);
            double y = y(mark, i);
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        path.closePath();
        float width = mark.kind() == Mark.Kind.WORD ? strokeWidth / 2 : strokeWidth;
        float[] dashes = mark.kind() == Mark.Kind.CROP ? new float[] {6 * width, 4 * width} : null;
        graphics.setStroke(stroke(width + 2, dashes));
        graphics.setColor(new Color(0, 0, 0, 150));
        graphics.draw(path);
        graphics.setStroke(stroke(width, dashes));
        graphics.setColor(new Color(mark.kind().rgb()));
        graphics.draw(path);
    }

    private static BasicStroke stroke(float width, float[] dashes) {
        return dashes == null
                ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0);
    }

    /** Above the mark's first corner; inside the picture where there is no room above. */
    private void label(Mark mark) {
        if (mark.label().isEmpty()) {
            return;
        }
        FontMetrics metrics = graphics.getFontMetrics();
        int labelWidth = metrics.stringWidth(mark.label()) + metrics.getDescent() * 2;
        int labelHeight = metrics.getHeight();
        int x = (int) Math.round(Math.max(0, Math.min(x(mark, 0), width - labelWidth)));
        int y = (int) Math.round(Math.max(0, y(mark, 0) - labelHeight));
        graphics.setColor(new Color(mark.kind().rgb()));
        graphics.fillRect(x, y, labelWidth, labelHeight);
        graphics.setColor(Color.BLACK);
        graphics.drawString(mark.label(), x + metrics.getDescent(), y + metrics.getAscent());
    }

    private void legend(int top, String caption, Set<Mark.Kind> kinds) {
        FontMetrics metrics = graphics.getFontMetrics();
        graphics.setColor(LEGEND_BACKGROUND);
        graphics.fillRect(0, top, width, 2 * lineHeight());
        int gap = metrics.getDescent() * 2;
        int firstBaseline = top + lineHeight() - metrics.getDescent();
        graphics.setColor(LEGEND_TEXT);
        graphics.drawString(caption, gap, firstBaseline);
        int x = gap;
        int baseline = firstBaseline + lineHeight();
        int square = metrics.getAscent();
        for (Mark.Kind kind : kinds) {
            graphics.setColor(new Color(kind.rgb()));
            graphics.fillRect(x, baseline - square, square, square);
            x += square + gap / 2;
            graphics.setColor(LEGEND_TEXT);
            graphics.drawString(kind.title(), x, baseline);
            x += metrics.stringWidth(kind.title()) + 2 * gap;
        }
    }

    private int lineHeight() {
        return graphics.getFontMetrics().getHeight() * 5 / 4;
    }

    private double x(Mark mark, int corner) {
        return mark.corners().get(corner).x() * (double) width / picture.info().width();
    }

    private double y(Mark mark, int corner) {
        return mark.corners().get(corner).y() * (double) height / picture.info().height();
    }

    private static Set<Mark.Kind> kinds(List<Mark> marks) {
        Set<Mark.Kind> kinds = EnumSet.noneOf(Mark.Kind.class);
        marks.forEach(mark -> kinds.add(mark.kind()));
        return kinds;
    }

    private static String caption(Analysis analysis) {
        return analysis.find(CaptionResult.class)
                .map(result -> result.best().text())
                .or(() -> analysis.find(DenseCaptionResult.class).stream()
                        .flatMap(result -> result.captions().stream())
                        .map(region -> region.text())
                        .findFirst())
                .orElse("");
    }

    private static BufferedImage pixels(Picture picture) {
        int width = picture.pixelWidth();
        int height = picture.pixelHeight();
        byte[] rgb = picture.rgb();
        int[] argb = new int[width * height];
        Arrays.setAll(
                argb,
                i -> 0xFF000000 | (rgb[3 * i] & 0xFF) << 16 | (rgb[3 * i + 1] & 0xFF) << 8 | rgb[3 * i + 2] & 0xFF);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        return image;
    }

    /** The picture, enlarged by a whole number where its long side is below {@link #MIN_LONG_SIDE}. */
    private static BufferedImage enlarged(BufferedImage pixels) {
        int times = Math.max(1, MIN_LONG_SIDE / Math.max(pixels.getWidth(), pixels.getHeight()));
        if (times == 1) {
            return pixels;
        }
        BufferedImage larger =
                new BufferedImage(times * pixels.getWidth(), times * pixels.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = larger.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.drawImage(pixels, 0, 0, larger.getWidth(), larger.getHeight(), null);
        } finally {
            graphics.dispose();
        }
        return larger;
    }
}
