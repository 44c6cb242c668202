package io.osprey.engine.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts lines in the order in which they are read: rows from top to bottom, in each row from left to right. */
final class ReadingOrder {
    /** Two pieces share a row when their middles are less than this part of the smaller one's height apart. */
    private static final double SAME_ROW = 0.5;

    private ReadingOrder() {}

    /**
     * Sorts lines.
     *
     * @param angleDegrees the text's direction, along which rows run
     */
    static List<FoundLine> sort(List<FoundLine> lines, double angleDegrees) {
        List<Placed> waiting = new ArrayList<>();
        for (FoundLine line : lines) {
            waiting.add(Placed.of(line, Math.toRadians(angleDegrees)));
        }
        waiting.sort(Comparator.comparingDouble(Placed::across).thenComparingDouble(Placed::along));
        List<FoundLine> sorted = new ArrayList<>(lines.size());
        while (!waiting.isEmpty()) {
            Placed head = waiting.get(0);
            List<Placed> row = waiting.stream()
                    .filter(head::sharesRow)
                    .sorted(Comparator.comparingDouble(Placed::along))
                    .toList();
            waiting.removeAll(row);
            row.forEach(placed -> sorted.add(placed.line()));
        }
        return sorted;
    }

    /** A line's middle, measured along the text's direction and across it. */
    private record Placed(FoundLine line, double along, double across) {
        static Placed of(FoundLine line, double radians) {
            Corner center = line.box().center();
            double cos = Math.cos(radians);
            double sin = Math.sin(radians);
            return new Placed(line, center.x() * cos + center.y() * sin, center.y() * cos - center.x() * sin);
        }

        boolean sharesRow(Placed other) {
            double height = Math.min(line.box().height(), other.line.box().height());
            return this == other || Math.abs(across - other.across) < SAME_ROW * height;
        }
    }
}
