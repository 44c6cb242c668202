package io.osprey.engine.read;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Puts lines in the order in which they are read: rows from top to bottom, in each row from left to right. Columns of running text
 * are read one after the other; columns of short pieces, as in tables and receipts, are read by their rows.
 */
final class ReadingOrder {
    /** Two pieces share a row when their middles are less than this part of the smaller one's height apart. */
    private static final double SAME_ROW = 0.5;
    /** A column has at least as many rows ... */
    private static final int COLUMN_ROWS = 3;
    /** ... and its lines, in the median, are at least this many times as long as high: about ten letters. */
    private static final double COLUMN_LENGTH = 6;
    /** Columns are at least this far apart, in heights of a line. */
    private static final double COLUMN_GAP = 0.5;
    /** Columns inside of columns are looked for no deeper. */
    private static final int DEEPEST = 16;

    private ReadingOrder() {}

    /**
     * Sorts lines by rows, and columns one after the other.
     *
     * @param angleDegrees the text's direction, along which rows run
     */
    static List<FoundLine> sort(List<FoundLine> lines, double angleDegrees) {
        List<Placed> placed = placed(lines, angleDegrees);
        List<FoundLine> sorted = new ArrayList<>(lines.size());
        addColumns(placed, 0, sorted);
        return sorted;
    }

    /** Sorts lines by rows alone. */
    static List<FoundLine> byRows(List<FoundLine> lines, double angleDegrees) {
        return rows(placed(lines, angleDegrees)).stream()
                .flatMap(List::stream)
                .map(Placed::line)
                .toList();
    }

    private static List<Placed> placed(List<FoundLine> lines, double angleDegrees) {
        double radians = Math.toRadians(angleDegrees);
        return lines.stream().map(line -> Placed.of(line, radians)).toList();
    }

    private static List<List<Placed>> rows(List<Placed> lines) {
        List<Placed> waiting = new ArrayList<>(lines);
        waiting.sort(Comparator.comparingDouble(Placed::across).thenComparingDouble(Placed::along));
        List<List<Placed>> rows = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Placed head = waiting.get(0);
            List<Placed> row = waiting.stream()
                    .filter(head::sharesRow)
                    .sorted(Comparator.comparingDouble(Placed::along))
                    .toList();
            waiting.removeAll(row);
            rows.add(row);
        }
        return rows;
    }

    /**
     * Adds lines in order: looks from the top for the longest runs of rows that one gap parts into columns, and reads each of
     * those columns by itself.
     */
    private static void addColumns(List<Placed> lines, int depth, List<FoundLine> sorted) {
        List<List<Placed>> rows = rows(lines);
        double leastGap = lines.isEmpty() ? 0 : COLUMN_GAP * medianHeight(lines);
        int start = 0;
        while (start < rows.size()) {
            Columns columns = depth < DEEPEST ? columns(rows, start, leastGap) : Columns.NONE;
            if (columns.rows() == 0) {
                rows.get(start).forEach(placed -> sorted.add(placed.line()));
                start++;
            } else {
                addColumns(columns.left(), depth + 1, sorted);
                addColumns(columns.right(), depth + 1, sorted);
                start += columns.rows();
            }
        }
    }

    /** How many rows are parted into two sides; none when there are no columns. */
    private record Columns(int rows, List<Placed> left, List<Placed> right) {
        static final Columns NONE = new Columns(0, List.of(), List.of());
    }

    /** The longest run of rows from one on that has a gap from its top to its bottom, if that makes columns of it. */
    private static Columns columns(List<List<Placed>> rows, int start, double leastGap) {
        BitSet covered = new BitSet();
        double origin = rows.stream()
                .flatMap(List::stream)
                .mapToDouble(Placed::begin)
                .min()
                .orElseThrow();
        int count = 0;
        double cut = 0;
        for (int i = start; i < rows.size(); i++) {
            for (Placed placed : rows.get(i)) {
                covered.set((int) (placed.begin() - origin), (int) (placed.end() - origin) + 1);
            }
            int[] gap = widestGap(covered);
            boolean wide = gap[1] - gap[0] >= leastGap && gap[1] > gap[0];
            if (wide) {
                count = i + 1 - start;
                cut = origin + (gap[0] + gap[1]) / 2.0;
            } else if (i > start) {
                break;
            }
        }
        double at = cut;
        List<Placed> block = rows.subList(start, start + count).stream()
                .flatMap(List::stream)
                .toList();
        List<Placed> left = block.stream().filter(placed -> placed.along() < at).toList();
        List<Placed> right =
                block.stream().filter(placed -> placed.along() >= at).toList();
        return isColumn(left) && isColumn(right) ? new Columns(count, left, right) : Columns.NONE;
    }

    /** Begin and end of the longest run of clear bits between set ones. */
    private static int[] widestGap(BitSet covered) {
        int[] widest = {0, 0};
        int from = covered.nextClearBit(covered.nextSetBit(0));
        for (int to = covered.nextSetBit(from); to >= 0; to = covered.nextSetBit(from)) {
            if (to - from > widest[1] - widest[0]) {
                widest = new int[] {from, to};
            }
            from = covered.nextClearBit(to);
        }
        return widest;
    }

    private static boolean isColumn(List<Placed> lines) {
        if (rows(lines).size() < COLUMN_ROWS) {
            return false;
        }
        double[] lengths = lines.stream()
                .mapToDouble(placed -> placed.line().box().width()
                        / Math.max(placed.line().box().height(), 1e-9))
                .sorted()
                .toArray();
        return lengths[lengths.length / 2] >= COLUMN_LENGTH;
    }

    private static double medianHeight(List<Placed> lines) {
        double[] heights = lines.stream()
                .mapToDouble(placed -> placed.line().box().height())
                .sorted()
                .toArray();
        return heights[heights.length / 2];
    }

    /** A line's middle, measured along the text's direction and across it, and where it begins and ends along. */
    private record Placed(FoundLine line, double along, double across, double begin, double end) {
        static Placed of(FoundLine line, double radians) {
            double cos = Math.cos(radians);
            double sin = Math.sin(radians);
            Corner center = line.box().center();
            double[] corners = line.box().corners().stream()
                    .mapToDouble(corner -> corner.x() * cos + corner.y() * sin)
                    .sorted()
                    .toArray();
            return new Placed(
                    line,
                    center.x() * cos + center.y() * sin,
                    center.y() * cos - center.x() * sin,
                    corners[0],
                    corners[3]);
        }

        boolean sharesRow(Placed other) {
            double height = Math.min(line.box().height(), other.line.box().height());
            return this == other || Math.abs(across - other.across) < SAME_ROW * height;
        }
    }
}
