package io.osprey.engine.read;

import java.util.ArrayList;
import java.util.List;

/** Joins pieces that the detector found apart, but that a reader sees as one line. */
final class LineJoiner {
    /** Largest space between two pieces, in heights of the smaller one. */
    private static final double MAX_GAP = 0.8;
    /** Largest overlap of two pieces, in heights of the smaller one. */
    private static final double MAX_OVERLAP = 0.5;
    /** Largest distance between the middle lines of two pieces, in heights of the smaller one. */
    private static final double MAX_OFFSET = 0.25;
    /** Largest ratio of the two heights. */
    private static final double MAX_HEIGHT_RATIO = 1.4;
    /** Largest difference of the two directions in degrees. */
    private static final double MAX_TURN_DEGREES = 6;

    private LineJoiner() {}

    /** Joins what belongs together; lines that belong together follow each other in the argument. */
    static List<FoundLine> join(List<FoundLine> sorted) {
        List<FoundLine> joined = new ArrayList<>();
        for (FoundLine line : sorted) {
            int last = joined.size() - 1;
            if (last >= 0 && belongTogether(joined.get(last).box(), line.box())) {
                joined.set(last, joined(joined.get(last), line));
            } else {
                joined.add(line);
            }
        }
        return joined;
    }

    private static boolean belongTogether(TextBox left, TextBox right) {
        double smaller = Math.min(left.height(), right.height());
        double larger = Math.max(left.height(), right.height());
        if (larger > MAX_HEIGHT_RATIO * smaller
                || Math.abs(TextAngle.normalized(left.angleDegrees() - right.angleDegrees())) > MAX_TURN_DEGREES) {
            return false;
        }
        double radians = Math.toRadians(left.angleDegrees());
        Corner end = left.topRight().towards(left.bottomRight(), 0.5);
        Corner start = right.topLeft().towards(right.bottomLeft(), 0.5);
        double dx = start.x() - end.x();
        double dy = start.y() - end.y();
        double gap = dx * Math.cos(radians) + dy * Math.sin(radians);
        double offset = Math.abs(dy * Math.cos(radians) - dx * Math.sin(radians));
        return gap <= MAX_GAP * smaller && gap >= -MAX_OVERLAP * smaller && offset <= MAX_OFFSET * smaller;
    }

    private static FoundLine joined(FoundLine left, FoundLine right) {
        TextBox box = new TextBox(
                left.box().topLeft(),
                right.box().topRight(),
                right.box().bottomRight(),
                left.box().bottomLeft());
        List<FoundWord> words = new ArrayList<>(left.words());
        words.addAll(right.words());
        return new FoundLine(box, words);
    }
}
