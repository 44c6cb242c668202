package io.osprey.engine.color;

import io.osprey.engine.FeatureResult;
import java.util.List;

/**
 * The picture's colours.
 *
 * @param foreground most frequent colour where the eye goes
 * @param background most frequent colour elsewhere
 * @param dominant colours that cover much of the picture, largest first; may be empty
 * @param accentRgb the most eye-catching colour, 0xRRGGBB
 * @param blackAndWhite whether the picture has no colour
 */
public record ColorResult(
        NamedColor foreground, NamedColor background, List<NamedColor> dominant, int accentRgb, boolean blackAndWhite)
        implements FeatureResult {
    public ColorResult {
        dominant = List.copyOf(dominant);
    }
}
