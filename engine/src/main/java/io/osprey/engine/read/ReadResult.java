package io.osprey.engine.read;

import io.osprey.engine.FeatureResult;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Text found in the picture.
 *
 * @param lines in reading order
 * @param angleDegrees median direction of the lines, clockwise, in (-180, 180]; 0 when there is no text
 */
public record ReadResult(List<TextLine> lines, double angleDegrees) implements FeatureResult {
    public ReadResult {
        lines = List.copyOf(lines);
    }

    /** The same text row by row, from the left to the right also where it stands in columns. */
    public ReadResult byRows() {
        Map<FoundLine, TextLine> texts = new IdentityHashMap<>();
        List<FoundLine> places = new ArrayList<>();
        for (TextLine line : lines) {
            List<Corner> corners = line.polygon().stream()
                    .map(point -> new Corner(point.x(), point.y()))
                    .toList();
            TextBox box = new TextBox(corners.get(0), corners.get(1), corners.get(2), corners.get(3));
            FoundLine place = new FoundLine(box, List.of());
            places.add(place);
            texts.put(place, line);
        }
        List<TextLine> sorted = ReadingOrder.byRows(places, angleDegrees).stream()
                .map(texts::get)
                .toList();
        return new ReadResult(sorted, angleDegrees);
    }

    /** The angle as a whole turn has it, in [0, 360). */
    public double clockwiseDegrees() {
        return angleDegrees < 0 ? angleDegrees + 360 : angleDegrees;
    }
}
