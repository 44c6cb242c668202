package io.osprey.cli.evaluate;

import io.osprey.cli.analyze.AnalyzeJob;
import io.osprey.cli.analyze.InOrder;
import io.osprey.cli.analyze.PictureSource;
import io.osprey.engine.Analysis;
import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Engine;
import io.osprey.engine.Feature;
import io.osprey.engine.picture.PictureException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Asks the engine about every picture once, whatever is measured on it, and hands its answers to the measurements in the order of
 * the pictures: the figures don't depend on the number of threads.
 */
public final class Evaluation {
    private final Engine engine;
    private final AnalyzeJob.PictureInput input;
    private final List<Measurement<?, ?>> measurements;
    private final Map<Path, Set<Feature>> features = new LinkedHashMap<>();

    /** @param input reads pictures */
    public Evaluation(Engine engine, AnalyzeJob.PictureInput input, List<Measurement<?, ?>> measurements) {
        this.engine = engine;
        this.input = input;
        this.measurements = List.copyOf(measurements);
        for (Measurement<?, ?> measurement : measurements) {
            for (Path picture : measurement.pictures()) {
                features.computeIfAbsent(picture, path -> EnumSet.noneOf(Feature.class))
                        .addAll(measurement.features());
            }
        }
    }

    /** How many pictures there are. */
    public int pictures() {
        return features.size();
    }

    private record Answer(PictureSource source, Path picture, Optional<Analysis> analysis, String failure) {}

    /**
     * Measures everything.
     *
     * @param version of the program
     * @param threads how many pictures are worked on at a time, 1 or more
     * @param progress is told of each picture, in their order, by this thread
     */
    public Report run(String version, int threads, Consumer<AnalyzeJob.Outcome> progress) throws InterruptedException {
        List<Report.Failure> failed = new ArrayList<>();
        InOrder.run(List.copyOf(features.keySet()), threads, picture -> () -> answer(picture), answer -> {
            answer.analysis()
                    .ifPresentOrElse(
                            analysis -> measurements.forEach(each -> each.add(answer.picture(), analysis)),
                            () -> failed.add(new Report.Failure(answer.source().name(), answer.failure())));
            progress.accept(new AnalyzeJob.Outcome(
                    answer.source(), answer.failure(), answer.analysis().isEmpty()));
        });
        return new Report(
                version,
                engine.modelVersion(),
                features.size() - failed.size(),
                failed,
                measurements.stream().map(Measurement::section).toList());
    }

    private Answer answer(Path picture) {
        PictureSource source = new PictureSource.FileSource(picture);
        try {
            AnalysisRequest request = new AnalysisRequest(features.get(picture), false, List.of(), 1, true);
            return new Answer(source, picture, Optional.of(engine.analyze(input.read(source), request)), "");
        } catch (NoSuchFileException e) {
            return new Answer(source, picture, Optional.empty(), "no such file");
        } catch (PictureException | IOException e) {
            return new Answer(source, picture, Optional.empty(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return new Answer(source, picture, Optional.empty(), "the analysis failed: " + e);
        }
    }
}
