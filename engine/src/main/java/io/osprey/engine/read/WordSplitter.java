package io.osprey.engine.read;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Splits lines into words: at spaces, and where the recogniser's time steps or the pixels show a gap that only a space can fill. Each
 * word's place is the part of the line's place that its time steps cover, moved to where its ink begins and ends. Text of
 * scripts without spaces (Chinese, Japanese) stays one word, unless the line has spaces.
 */
final class WordSplitter {
    /** A gap is a space when the middles of two characters are this many times farther apart than usual in the line. */
    private static final double GAP_FACTOR = 2.2;
    /** A gap is a space when it is free of ink over this part of the line's height ... */
    private static final double INK_GAP_HEIGHTS = 0.5;
    /** ... and over this many times more than usual between two characters of the line. */
    private static final double INK_GAP_FACTOR = 2.5;
    /** Half the place of a character, in usual distances between two characters' middles. */
    private static final double HALF_CHARACTER = 0.6;
    /** Distance of two characters' middles, as a part of the line's height, in lines too short to tell. */
    private static final double USUAL_DISTANCE = 0.5;
    /** Lines of fewer characters show no usual distance. */
    private static final int MIN_DISTANCES = 3;
    /** A free space this wide, in heights of the line, ends a line of text. */
    private static final double END_GAP = 0.2;
    /** A free space this high, in heights of the line, ends the text above or below. */
    private static final double ROW_GAP = 0.1;
    /** Air that is left around ink, in heights of the line. */
    private static final double AIR = 0.02;

    private final RecognizedLine line;
    private final LineInk ink;
    /** Pixels of ink for each time step. */
    private final double scale;

    private final LineInk.Span rows;
    private final double insetAlong;
    private final double insetAcross;

    private WordSplitter(RecognizedLine line, double inset) {
        this.line = line;
        this.ink = line.ink();
        this.insetAcross = inset;
        this.insetAlong = inset * line.box().height() / Math.max(line.box().width(), 1e-9);
        this.scale = ink.width() / line.steps();
        this.rows = ink.isKnown() && !line.symbols().isEmpty()
                ? ink.rows(
                        new LineInk.Span(
                                pixel(line.symbols().get(0).middle()),
                                pixel(line.symbols()
                                                .get(line.symbols().size() - 1)
                                                .middle())
                                        + 1),
                        Math.max(1, (int) Math.round(ROW_GAP * ink.height())),
                        (int) Math.round(inset * ink.height()))
                : new LineInk.Span(0, 0);
    }

    /**
     * A line as its words from left to right; no words when the line has no characters.
     *
     * @param inset air around the text in the line's box, on each side, as a part of its height; it holds where the ink doesn't show
     *     more
     */
    static FoundLine split(RecognizedLine line, double inset) {
        return new WordSplitter(line, inset).split();
    }

    private FoundLine split() {
        double usual = usualDistance();
        List<List<CtcSymbol>> groups = groups(usual);
        boolean narrow = line.symbols().stream().noneMatch(symbol -> Script.hasUnspaced(symbol.text()));
        double top = ink.isKnown() ? Math.max(0, (double) rows.from() / ink.height() - AIR) : insetAcross;
        double bottom = ink.isKnown() ? Math.min(1, (double) rows.to() / ink.height() + AIR) : 1 - insetAcross;
        List<FoundWord> words = new ArrayList<>(groups.size());
        double lineFrom = insetAlong;
        double lineTo = 1 - insetAlong;
        for (int i = 0; i < groups.size(); i++) {
            double from = i == 0
                    ? begin(groups.get(0))
                    : gap(groups.get(i - 1), groups.get(i), usual).to();
            double to = i + 1 == groups.size()
                    ? end(groups.get(i))
                    : gap(groups.get(i), groups.get(i + 1), usual).from();
            lineFrom = i == 0 ? from : lineFrom;
            lineTo = to;
            words.add(word(groups.get(i), line.box().part(from, to, top, bottom), narrow));
        }
        return new FoundLine(line.box().part(lineFrom, lineTo, top, bottom), words);
    }

    /** Two places in the line, 0 (left) to 1 (right). */
    private record Gap(double from, double to) {}

    /** The gap between two words: where there is no ink, else as the time steps have it. */
    private Gap gap(List<CtcSymbol> left, List<CtcSymbol> right, double usual) {
        double leftMiddle = last(left).middle();
        double rightMiddle = first(right).middle();
        if (ink.isKnown()) {
            LineInk.Span free = ink.widestGap(leftMiddle * scale, rightMiddle * scale, rows);
            if (free.length() > 2 * AIR * ink.height()) {
                double air = Math.min(AIR * ink.height(), free.length() / 2.0);
                return new Gap((free.from() + air) / ink.width(), (free.to() - air) / ink.width());
            }
        }
        double shared = (leftMiddle + rightMiddle) / 2;
        return new Gap(
                clamp(Math.min(leftMiddle + HALF_CHARACTER * usual, shared) / line.steps()),
                clamp(Math.max(rightMiddle - HALF_CHARACTER * usual, shared) / line.steps()));
    }

    private double begin(List<CtcSymbol> word) {
        if (!ink.isKnown()) {
            return insetAlong;
        }
        double end = ink.leftEnd(first(word).middle() * scale, endGap(), rows, insetAlong * ink.width());
        return clamp(end / ink.width() - AIR * ink.height() / ink.width());
    }

    private double end(List<CtcSymbol> word) {
        if (!ink.isKnown()) {
            return 1 - insetAlong;
        }
        double end = ink.rightEnd(last(word).middle() * scale, endGap(), rows, (1 - insetAlong) * ink.width());
        return clamp(end / ink.width() + AIR * ink.height() / ink.width());
    }

    private int endGap() {
        return Math.max(1, (int) Math.round(END_GAP * ink.height()));
    }

    private int pixel(double step) {
        return Math.max(0, Math.min(ink.width() - 1, (int) (step * scale)));
    }

    private static FoundWord word(List<CtcSymbol> group, TextBox place, boolean narrow) {
        String text = group.stream().map(CtcSymbol::text).collect(Collectors.joining());
        double confidence =
                group.stream().mapToDouble(CtcSymbol::probability).average().orElse(0);
        return new FoundWord(narrow ? Script.narrow(text) : text, place, confidence);
    }

    private static double clamp(double fraction) {
        return Math.max(0, Math.min(1, fraction));
    }

    private List<List<CtcSymbol>> groups(double usual) {
        double usualGap = usualGap();
        List<List<CtcSymbol>> groups = new ArrayList<>();
        List<CtcSymbol> group = new ArrayList<>();
        for (CtcSymbol symbol : line.symbols()) {
            boolean startsNew = symbol.isSpace() || (!group.isEmpty() && isGap(last(group), symbol, usual, usualGap));
            if (startsNew && !group.isEmpty()) {
                groups.add(group);
                group = new ArrayList<>();
            }
            if (!symbol.isSpace()) {
                group.add(symbol);
            }
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        return groups;
    }

    private boolean isGap(CtcSymbol left, CtcSymbol right, double usual, double usualGap) {
        if (Script.hasUnspaced(left.text() + right.text())) {
            return false;
        }
        if (right.middle() - left.middle() > GAP_FACTOR * usual) {
            return true;
        }
        int textHeight = rows.length();
        return ink.isKnown()
                && freeBetween(left, right) > Math.max(INK_GAP_HEIGHTS * textHeight, INK_GAP_FACTOR * usualGap);
    }

    private int freeBetween(CtcSymbol left, CtcSymbol right) {
        return ink.widestGap(left.middle() * scale, right.middle() * scale, rows)
                .length();
    }

    /** The median of the free columns between neighbours without a space between them. */
    private double usualGap() {
        if (!ink.isKnown()) {
            return 0;
        }
        List<Double> gaps = new ArrayList<>();
        forNeighbours((left, right) -> gaps.add((double) freeBetween(left, right)));
        return gaps.isEmpty() ? 0 : median(gaps);
    }

    /** The median distance of the middles of neighbours without a space between them, in time steps. */
    private double usualDistance() {
        List<Double> distances = new ArrayList<>();
        forNeighbours((left, right) -> distances.add(right.middle() - left.middle()));
        if (distances.size() < MIN_DISTANCES) {
            return USUAL_DISTANCE
                    * line.steps()
                    * line.box().height()
                    / Math.max(line.box().width(), 1e-9);
        }
        return median(distances);
    }

    private void forNeighbours(BiConsumer<CtcSymbol, CtcSymbol> action) {
        for (int i = 1; i < line.symbols().size(); i++) {
            CtcSymbol left = line.symbols().get(i - 1);
            CtcSymbol right = line.symbols().get(i);
            if (!left.isSpace() && !right.isSpace()) {
                action.accept(left, right);
            }
        }
    }

    private static double median(List<Double> values) {
        values.sort(null);
        return values.get(values.size() / 2);
    }

    private static CtcSymbol first(List<CtcSymbol> group) {
        return group.get(0);
    }

    private static CtcSymbol last(List<CtcSymbol> group) {
        return group.get(group.size() - 1);
    }
}
