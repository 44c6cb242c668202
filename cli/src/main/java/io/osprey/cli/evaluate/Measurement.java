package io.osprey.cli.evaluate;

import io.osprey.engine.Analysis;
import io.osprey.engine.Feature;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One thing to measure: on which pictures, what to ask the engine, what to keep of its answers, and what to make of all. Not
 * thread-safe.
 *
 * @param <T> what is known of a picture
 * @param <R> what is kept of an analysis
 */
public final class Measurement<T, R> {
    private final Set<Feature> features;
    private final Map<Path, T> truths = new LinkedHashMap<>();
    private final BiFunction<Sample<T>, Analysis, R> keep;
    private final Function<List<R>, Section> summary;
    private final List<R> kept = new ArrayList<>();

    Measurement(
            Set<Feature> features,
            List<Sample<T>> samples,
            BiFunction<Sample<T>, Analysis, R> keep,
            Function<List<R>, Section> summary) {
        this.features = Set.copyOf(features);
        this.keep = keep;
        this.summary = summary;
        samples.forEach(sample -> truths.put(sample.picture(), sample.truth()));
    }

    /** What must be asked about each picture. */
    Set<Feature> features() {
        return features;
    }

    /** The pictures, each once. */
    Set<Path> pictures() {
        return truths.keySet();
    }

    /** Takes an answer; answers must come in the same order each time for equal figures to the last digit. */
    void add(Path picture, Analysis analysis) {
        T truth = truths.get(picture);
        if (truth != null) {
            kept.add(keep.apply(new Sample<>(picture, truth), analysis));
        }
    }

    /** What all answers taken so far come to. */
    Section section() {
        return summary.apply(List.copyOf(kept));
    }
}
