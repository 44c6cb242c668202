package io.osprey.engine.read;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Splits lines into words: at spaces, and where the recogniser's time steps show a gap that only a space can fill. Each
 * word's place is the part of the line's place that its time steps cover. Text of scripts without spaces (Chinese,
 * Japanese) stays one word, unless the line has spaces.
 */
final class WordSplitter {
    /** A gap is a space when the middles of two characters are this many times farther apart than usual in the line. */
    private static final double GAP_FACTOR = 2.2;
    /** Half the place of a character, in usual distances between two characters' middles. */
    private static final double HALF_CHARACTER = 0.6;
    /** Distance of two characters' middles, as a part of the line's height, in lines too short to tell. */
    private static final double USUAL_DISTANCE = 0.5;
    /** Lines of fewer characters show no usual distance. */
    private static final int MIN_DISTANCES = 3;

    private WordSplitter() {}

    /**
     * The words of a line from left to right; none when the line has no characters.
     *
     * @param inset air around the text in the line's box, on each side, as a part of its height
     */
    static List<FoundWord> split(RecognizedLine line, double inset) {
        double air = inset * line.box().height();
        double airSteps = line.steps() * air / Math.max(line.box().width(), 1e-9);
        TextBox text = line.box().grown(-air);
        double usual = usualDistance(line);
        List<List<CtcSymbol>> groups = groups(line.symbols(), usual);
        boolean narrow = line.symbols().stream().noneMatch(symbol -> Script.hasUnspaced(symbol.text()));
        List<FoundWord> words = new ArrayList<>(groups.size());
        double previousEnd = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < groups.size(); i++) {
            List<CtcSymbol> group = groups.get(i);
            double start = first(group).middle() - HALF_CHARACTER * usual;
            double end = last(group).middle() + HALF_CHARACTER * usual;
            if (i > 0) {
                start = Math.max(start, (previousEnd + first(group).middle()) / 2);
            }
            if (i + 1 < groups.size()) {
                end = Math.min(
                        end, (last(group).middle() + first(groups.get(i + 1)).middle()) / 2);
            }
            previousEnd = last(group).middle();
            double from = i == 0 ? airSteps : start;
            double to = i + 1 == groups.size() ? line.steps() - airSteps : end;
            double textSteps = line.steps() - 2 * airSteps;
            TextBox place = text.section(clamp((from - airSteps) / textSteps), clamp((to - airSteps) / textSteps));
            words.add(word(group, place, narrow));
        }
        return words;
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

    private static List<List<CtcSymbol>> groups(List<CtcSymbol> symbols, double usual) {
        List<List<CtcSymbol>> groups = new ArrayList<>();
        List<CtcSymbol> group = new ArrayList<>();
        for (CtcSymbol symbol : symbols) {
            boolean startsNew = symbol.isSpace() || (!group.isEmpty() && isGap(last(group), symbol, usual));
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

    private static boolean isGap(CtcSymbol left, CtcSymbol right, double usual) {
        return !Script.hasUnspaced(left.text() + right.text()) && right.middle() - left.middle() > GAP_FACTOR * usual;
    }

    /** The median distance of the middles of neighbours without a space between them, in time steps. */
    private static double usualDistance(RecognizedLine line) {
        List<Double> distances = new ArrayList<>();
        for (int i = 1; i < line.symbols().size(); i++) {
            CtcSymbol left = line.symbols().get(i - 1);
            CtcSymbol right = line.symbols().get(i);
            if (!left.isSpace() && !right.isSpace()) {
                distances.add(right.middle() - left.middle());
            }
        }
        if (distances.size() < MIN_DISTANCES) {
            return USUAL_DISTANCE
                    * line.steps()
                    * line.box().height()
                    / Math.max(line.box().width(), 1e-9);
        }
        distances.sort(null);
        return distances.get(distances.size() / 2);
    }

    private static CtcSymbol first(List<CtcSymbol> group) {
        return group.get(0);
    }

    private static CtcSymbol last(List<CtcSymbol> group) {
        return group.get(group.size() - 1);
    }
}
