package io.osprey.engine.color;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.AttentionMap;
import io.osprey.engine.FeatureReader;
import io.osprey.engine.Perception;
import io.osprey.engine.picture.Picture;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Names a picture's colours. Dominant are those, three at most, that cover a fifth of it or more; foreground and background are
 * the most frequent ones by attention and by its lack, and need not be dominant. Thread-safe.
 */
public final class ColorReader implements FeatureReader<ColorResult> {
    private static final double DOMINANT_SHARE = 0.2;
    private static final int MAX_DOMINANT = 3;

    @Override
    public ColorResult read(Perception perception, AnalysisRequest request) {
        return read(perception.picture(), perception.attention());
    }

    /** The colours of a picture, of which the map says where the eye goes. Pure. */
    static ColorResult read(Picture picture, AttentionMap attention) {
        ColorSample sample = ColorSample.of(picture);
        double[] foregroundWeights = AttentionWeights.of(attention, sample.width(), sample.height());
        double[] foreground = new double[NamedColor.values().length];
        double[] background = new double[NamedColor.values().length];
        double[] all = new double[NamedColor.values().length];
        for (int i = 0; i < sample.size(); i++) {
            int name = ColorNamer.name(sample.lab()[i], sample.hue()[i]).ordinal();
            foreground[name] += foregroundWeights[i];
            background[name] += 1 - foregroundWeights[i];
            all[name] += 1.0 / sample.size();
        }
        return new ColorResult(
                strongest(foreground),
                strongest(background),
                dominant(all),
                AccentColor.of(sample),
                BlackAndWhite.test(sample));
    }

    private static NamedColor strongest(double[] votes) {
        return ranked(votes).get(0);
    }

    private static List<NamedColor> dominant(double[] shares) {
        return ranked(shares).stream()
                .filter(color -> shares[color.ordinal()] >= DOMINANT_SHARE)
                .limit(MAX_DOMINANT)
                .toList();
    }

    private static List<NamedColor> ranked(double[] votes) {
        return IntStream.range(0, votes.length)
                .boxed()
                .sorted((first, second) -> Double.compare(votes[second], votes[first]))
                .map(i -> NamedColor.values()[i])
                .toList();
    }
}
