package io.osprey.engine.read;

import io.osprey.engine.FeatureResult;
import java.util.List;

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
}
