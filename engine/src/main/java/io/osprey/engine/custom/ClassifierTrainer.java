package io.osprey.engine.custom;

import io.osprey.engine.Confidence;
import io.osprey.engine.custom.Calibration.Scored;
import io.osprey.engine.custom.CustomCard.TrainedOn;
import io.osprey.engine.custom.CustomCard.Training;
import io.osprey.engine.custom.DataSetException.Reason;
import io.osprey.engine.custom.LinearSolver.Sample;
import io.osprey.engine.custom.Performance.Judged;
import io.osprey.engine.custom.TrainedModel.Mistake;
import io.osprey.engine.custom.TrainingMonitor.Stage;
import io.osprey.engine.custom.TrainingSet.SeenPicture;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Trains classifiers on what the shared network says of the pictures: looks at each once, chooses the strength by
 * {@link CrossValidation}, calibrates, and trains with all pictures. The same pictures, models and version give the same model.
 */
public final class ClassifierTrainer {
    /** Rises when the same data would give other weights. */
    static final int VERSION = 1;

    /** From the most cautious on. */
    static final List<Double> STRENGTHS = List.of(1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1, 3e-1, 1.0);

    /** With more pictures, each is looked at less often: they differ enough among themselves. */
    private static final int MOST_PICTURES_WITH_ALL_VIEWS = 200;

    private static final int MOST_PICTURES_WITH_TWO_VIEWS = 4000;

    private final PictureLooker looker;
    private final PictureDecoder decoder;
    private final int threads;
    private final InstantSource clock;

    /** Decodes a picture, within the caller's limits. */
    @FunctionalInterface
    public interface PictureDecoder {
        Picture decode(byte[] bytes) throws PictureException;
    }

    /**
     * @param threads how many pictures are looked at at a time, 1 or more; the result doesn't depend on it
     * @param clock what the time budget is measured with
     */
    public ClassifierTrainer(PictureLooker looker, PictureDecoder decoder, int threads, InstantSource clock) {
        this.looker = looker;
        this.decoder = decoder;
        this.threads = threads;
        this.clock = clock;
    }

    /** What one picture gave: one of the two. */
    private record Looked(Optional<SeenPicture> picture, Optional<String> problem) {}

    /** What cross-validation says of one strength. */
    private record Trial(double strength, double factor, double loss, List<Scored> pictures) {}

    /**
     * Trains a model.
     *
     * @param budget after this time the best strength so far is taken; if there is none yet, training fails
     * @throws DataSetException when pictures can't be read, contradict each other, or are too few
     * @throws TrainingException when the budget is too small or the solver diverges
     * @throws java.util.concurrent.CancellationException when the monitor or an interrupt of this thread says so; takes effect
     *     after the picture or the fit under way
     */
    public TrainedModel train(List<LabelledPicture> pictures, Duration budget, TrainingMonitor monitor) {
        try (TrainingWorkers workers =
                new TrainingWorkers(threads, clock, clock.instant().plus(budget), monitor)) {
            TrainingSet set = TrainingSet.of(look(pictures, workers));
            Trial best = choose(set, workers);
            List<Sample> samples = samples(set);
            Callable<LinearScores> fit =
                    () -> LinearSolver.solve(samples, set.tags().size(), best.strength());
            LinearScores scores =
                    workers.run(Stage.FITTING, List.of(fit), false).get(0);
            return result(set, best, scores);
        }
    }

    /**
     * Judges a model on pictures that it was not trained on.
     *
     * @throws DataSetException when pictures can't be read, or have a tag that the model doesn't know
     */
    public Performance evaluate(CustomModel model, List<LabelledPicture> pictures, TrainingMonitor monitor) {
        List<String> tags = model.card().tags();
        List<String> unknown = pictures.stream()
                .filter(picture -> !tags.contains(picture.tag()))
                .map(picture -> picture.name() + ": the model has no tag '" + picture.tag() + "'")
                .toList();
        if (!unknown.isEmpty() || pictures.isEmpty()) {
            throw new DataSetException(Reason.CORRUPT, unknown.isEmpty() ? List.of("there are no pictures") : unknown);
        }
        try (TrainingWorkers workers = TrainingWorkers.unhurried(threads, monitor)) {
            List<Judged> judged = seen(pictures, 1, workers).stream()
                    .map(picture -> new Judged(model.confidences(picture.views().get(0)), tags.indexOf(picture.tag())))
                    .toList();
            return Performance.of(judged, tags);
        }
    }

    private List<SeenPicture> look(List<LabelledPicture> pictures, TrainingWorkers workers) {
        int views = pictures.size() <= MOST_PICTURES_WITH_ALL_VIEWS
                ? PictureLooker.MOST_VIEWS
                : pictures.size() <= MOST_PICTURES_WITH_TWO_VIEWS ? 2 : 1;
        return seen(pictures, views, workers);
    }

    private List<SeenPicture> seen(List<LabelledPicture> pictures, int views, TrainingWorkers workers) {
        List<Looked> looked = workers.map(Stage.LOOKING, pictures, picture -> look(picture, views), true);
        List<String> problems =
                looked.stream().flatMap(picture -> picture.problem().stream()).toList();
        if (!problems.isEmpty()) {
            throw new DataSetException(Reason.CORRUPT, problems);
        }
        return looked.stream().flatMap(picture -> picture.picture().stream()).toList();
    }

    private Looked look(LabelledPicture picture, int views) {
        try {
            byte[] bytes = picture.file().read();
            List<float[]> seen = looker.look(decoder.decode(bytes), views);
            return new Looked(
                    Optional.of(new SeenPicture(picture.name(), picture.tag(), CustomModelFile.sha256(bytes), seen)),
                    Optional.empty());
        } catch (NoSuchFileException e) {
            return new Looked(Optional.empty(), Optional.of(picture.name() + ": no such file"));
        } catch (PictureException | IOException e) {
            return new Looked(Optional.empty(), Optional.of(picture.name() + ": " + e.getMessage()));
        }
    }

    /** Tries strengths until they only get worse, or time is up. */
    private static Trial choose(TrainingSet set, TrainingWorkers workers) {
        int[] tags = set.numbers();
        int[] folds = CrossValidation.folds(tags);
        Trial best = null;
        int worse = 0;
        for (double strength : STRENGTHS) {
            Optional<List<CrossValidation.Fold>> said =
                    workers.tryRun(Stage.CHOOSING, CrossValidation.tasks(set, folds, strength));
            if (said.isEmpty()) {
                break;
            }
            List<Scored> scored = CrossValidation.join(said.get(), tags);
            double factor = Calibration.factor(scored);
            double loss = Calibration.logLoss(scored, factor);
            if (best == null || loss < best.loss()) {
                best = new Trial(strength, factor, loss, scored);
                worse = 0;
            } else if (++worse == 2) {
                break;
            }
        }
        if (best == null) {
            throw new TrainingException(
                    TrainingException.Reason.NOT_ENOUGH_BUDGET, "the time budget ended before one strength was tried");
        }
        return best;
    }

    private static List<Sample> samples(TrainingSet set) {
        int[] tags = set.numbers();
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < tags.length; i++) {
            int tag = tags[i];
            set.pictures().get(i).views().forEach(view -> samples.add(new Sample(view, tag)));
        }
        return samples;
    }

    private TrainedModel result(TrainingSet set, Trial best, LinearScores scores) {
        List<Judged> judged = best.pictures().stream()
                .map(picture -> new Judged(Calibration.probabilities(picture.scores(), best.factor()), picture.tag()))
                .toList();
        CustomCard card = new CustomCard(
                CustomCard.CLASSIFIER,
                set.tags(),
                new TrainedOn(set.sha256(), set.pictures().size()),
                new Training(VERSION, set.pictures().get(0).views().size(), best.strength(), best.factor()),
                Performance.of(judged, set.tags()),
                looker.models());
        return new TrainedModel(new CustomModel(card, scores), mistakes(set, judged));
    }

    private static List<Mistake> mistakes(TrainingSet set, List<Judged> judged) {
        List<Mistake> mistakes = new ArrayList<>();
        for (int i = 0; i < judged.size(); i++) {
            int answer = judged.get(i).answer();
            if (answer != judged.get(i).tag()) {
                mistakes.add(new Mistake(
                        set.pictures().get(i).name(),
                        set.pictures().get(i).tag(),
                        set.tags().get(answer),
                        Confidence.of(judged.get(i).confidences()[answer])));
            }
        }
        mistakes.sort(Comparator.comparingDouble(Mistake::confidence).reversed());
        return mistakes;
    }
}
