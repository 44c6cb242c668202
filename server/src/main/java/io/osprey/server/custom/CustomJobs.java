package io.osprey.server.custom;

import io.osprey.engine.Engine;
import io.osprey.engine.custom.ClassifierTrainer;
import io.osprey.engine.custom.CocoRules;
import io.osprey.engine.custom.CustomModel;
import io.osprey.engine.custom.CustomModelFile;
import io.osprey.engine.custom.DataSetException;
import io.osprey.engine.custom.LabelledPicture;
import io.osprey.engine.custom.Performance;
import io.osprey.engine.custom.TrainedModel;
import io.osprey.engine.custom.TrainingException;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureException;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureLimits;
import io.osprey.server.custom.JobStore.Job;
import io.osprey.server.engine.EngineHolder;
import io.osprey.server.engine.PictureSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains models and judges them, job by job. Thread-safe. */
public final class CustomJobs implements JobQueue.JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(CustomJobs.class);

    /** A job that was begun so often without coming to an end may be what ends the server. */
    private static final int MOST_ATTEMPTS = 3;

    private static final int MIN_SIDE_PIXELS = 10;
    private static final int MAX_SIDE_PIXELS = 10_240;
    private static final long MAX_PICTURE_BYTES = 20L << 20;
    private static final String FAULT = "unknown";
    private static final String EVALUATION_FAULT = "internalServerError";

    private final Stores stores;
    private final DataSetReader reader;
    private final EngineHolder engines;
    private final PictureSource pictures;
    private final PictureLimits limits;
    private final int threads;

    /** What jobs are about. */
    public record Stores(DatasetStore datasets, ModelStore models, EvaluationStore evaluations, JobStore jobs) {}

    /**
     * @param maxPixels largest product of width and height
     * @param threads of each job
     */
    public CustomJobs(
            Stores stores,
            DataSetReader reader,
            EngineHolder engines,
            PictureSource pictures,
            long maxPixels,
            int threads) {
        this.stores = stores;
        this.reader = reader;
        this.engines = engines;
        this.pictures = pictures;
        this.limits = new PictureLimits(
                EnumSet.allOf(PictureFormat.class), MAX_PICTURE_BYTES, MIN_SIDE_PIXELS, MAX_SIDE_PIXELS, maxPixels);
        this.threads = threads;
    }

    @Override
    public boolean run(Job job, BooleanSupplier closing) {
        return switch (job.kind()) {
            case TRAINING -> train(job, closing);
            case EVALUATION -> evaluate(job, closing);
        };
    }

    @Override
    public void recover() {
        stores.models().recover();
    }

    private boolean train(Job job, BooleanSupplier closing) {
        ModelStore models = stores.models();
        Optional<ModelEntry> model = models.find(job.subjectId());
        if (model.isEmpty() || !models.begin(job.subjectId())) {
            models.cancelled(job);
            return true;
        }
        String name = "training of '" + model.get().name() + "'";
        LOG.info("{} begins, {} jobs in the queue", name, stores.jobs().all().size());
        long start = System.nanoTime();
        try {
            requireAttemptsLeft(job, FAULT);
            JobMonitor monitor = new JobMonitor(job, name, stores.jobs(), () -> isCancelled(job), closing);
            Trained trained = train(model.get(), monitor);
            models.succeed(job, trained.file(), trained.performance(), minutes(System.nanoTime() - start));
            LOG.info("{} has ended", name);
        } catch (CancellationException stopped) {
            if (closing.getAsBoolean() && !models.isUnwanted(job.subjectId())) {
                return false;
            }
            models.cancelled(job);
            LOG.info("{} was cancelled", name);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError fault) {
            JobFailure failure = failure(fault, FAULT, model.get().order().dataset());
            LOG.info("{} failed: {}", name, failure.code());
            models.fail(job, failure);
        }
        return true;
    }

    /** Says that a model is cancelled as soon as that is known: what runs may take a moment longer to end. */
    private boolean isCancelled(Job job) {
        boolean unwanted = stores.models().isUnwanted(job.subjectId());
        if (unwanted) {
            stores.models().cancelled(job);
        }
        return unwanted;
    }

    private record Trained(String file, Performance performance) {}

    private Trained train(ModelEntry model, JobMonitor monitor) {
        List<LabelledPicture> set = dataset(model.resourceId(), model.order().dataset(), CocoRules.TRAINING, monitor);
        Optional<List<LabelledPicture>> test = model.order()
                .testDataset()
                .map(dataset -> dataset(model.resourceId(), dataset, CocoRules.EVALUATION, monitor));
        requireWanted(monitor);
        ClassifierTrainer trainer = trainer();
        TrainedModel trained = trainer.train(set, Duration.ofHours(model.order().budgetHours()), monitor);
        Performance performance = test.map(against ->
                        of(model.order().testDataset(), () -> trainer.evaluate(trained.model(), against, monitor)))
                .orElseGet(() -> trained.model().card().performance());
        return new Trained(new String(CustomModelFile.write(trained.model()), StandardCharsets.UTF_8), performance);
    }

    private boolean evaluate(Job job, BooleanSupplier closing) {
        EvaluationStore evaluations = stores.evaluations();
        Optional<EvaluationEntry> found = evaluations.find(job.subjectId());
        if (found.isEmpty() || !evaluations.begin(job.subjectId())) {
            stores.jobs().end(job);
            return true;
        }
        EvaluationEntry evaluation = found.get();
        String name = "evaluation '" + evaluation.name() + "'";
        LOG.info("{} begins", name);
        try {
            requireAttemptsLeft(job, EVALUATION_FAULT);
            JobMonitor monitor =
                    new JobMonitor(job, name, stores.jobs(), () -> !evaluations.isThere(job.subjectId()), closing);
            evaluations.succeed(job, evaluate(evaluation, monitor));
            LOG.info("{} has ended", name);
        } catch (CancellationException stopped) {
            if (closing.getAsBoolean() && evaluations.isThere(job.subjectId())) {
                return false;
            }
            stores.jobs().end(job);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError fault) {
            JobFailure failure = failure(fault, EVALUATION_FAULT, evaluation.dataset());
            LOG.info("{} failed: {}", name, failure.code());
            evaluations.fail(job, failure);
        }
        return true;
    }

    private Performance evaluate(EvaluationEntry evaluation, JobMonitor monitor) {
        ModelEntry model = stores.models().find(evaluation.modelId()).orElseThrow(() -> JobFailure.of(
                        "modelNotFound", "The model is not there any more.")
                .toException());
        String file = stores.models().file(model.resourceId(), model.name()).orElseThrow(() -> JobFailure.of(
                        "modelNotFound", "The model is not trained.")
                .toException());
        CustomModel trained =
                CustomModelFile.read(file.getBytes(StandardCharsets.UTF_8), "the model '" + model.name() + "'");
        if (!trained.card().models().network().equals(engine().looker().models().network())) {
            throw JobFailure.of(
                            EVALUATION_FAULT,
                            "The model was trained with other networks than this server has now. Train it again.")
                    .toException();
        }
        Dataset dataset = dataset(model.resourceId(), evaluation.dataset());
        if (!dataset.kind().isClassification()) {
            throw JobFailure.of(
                            "incorrectModelKind",
                            "The model is a " + trained.card().kind() + "; the dataset '" + dataset.name()
                                    + "' has the annotationKind "
                                    + dataset.kind().wireName() + ".")
                    .toException();
        }
        List<LabelledPicture> set = reader.read(dataset, CocoRules.EVALUATION, () -> requireWanted(monitor));
        List<String> unknown = set.stream()
                .filter(picture -> !trained.card().tags().contains(picture.tag()))
                .map(picture -> picture.name() + ": the model has no tag '" + picture.tag() + "'")
                .toList();
        if (!unknown.isEmpty()) {
            throw failure("datasetAnnotationsInvalid", evaluation.dataset(), unknown)
                    .toException();
        }
        requireWanted(monitor);
        return trainer().evaluate(trained, set, monitor);
    }

    private static void requireAttemptsLeft(Job job, String code) {
        if (job.attempts() > MOST_ATTEMPTS) {
            throw JobFailure.of(
                            code,
                            "The server ended " + MOST_ATTEMPTS
                                    + " times while it worked on this; it is not tried again.")
                    .toException();
        }
    }

    private static void requireWanted(JobMonitor monitor) {
        if (monitor.isCancelled()) {
            throw new CancellationException();
        }
    }

    private List<LabelledPicture> dataset(long resourceId, String name, CocoRules rules, JobMonitor monitor) {
        Dataset dataset = dataset(resourceId, name);
        return of(Optional.of(name), () -> reader.read(dataset, rules, () -> requireWanted(monitor)));
    }

    private Dataset dataset(long resourceId, String name) {
        return stores.datasets().find(resourceId, name).orElseThrow(() -> new JobFailure(
                        JobFailure.DATASET_NOT_FOUND,
                        "The dataset '" + name + "' was not found.",
                        Optional.of(name),
                        List.of())
                .toException());
    }

    /** Says of which data set a failure tells. */
    private static <T> T of(Optional<String> dataset, Supplier<T> work) {
        try {
            return work.get();
        } catch (DataSetException e) {
            throw failure(e, FAULT, dataset.orElse("")).toException();
        }
    }

    private ClassifierTrainer trainer() {
        return new ClassifierTrainer(engine().looker(), this::decode, threads, java.time.InstantSource.system());
    }

    private Engine engine() {
        return engines.engine().orElseThrow(() -> new IllegalStateException("the models are not loaded"));
    }

    private Picture decode(byte[] bytes) throws PictureException {
        try {
            return pictures.read(bytes, limits);
        } catch (CancellationException stopping) {
            throw stopping;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError decoderFailure) {
            // Whatever a decoder chokes on is the picture's fault.
            LOG.warn("a decoder failed with {}", decoderFailure.getClass().getName());
            throw new PictureException(PictureException.Reason.BAD_FORMAT, "it can't be decoded");
        }
    }

    private static JobFailure failure(Throwable fault, String unknown, String dataset) {
        if (fault instanceof JobFailure.Exception known) {
            return known.failure();
        }
        if (fault instanceof DataSetException data) {
            return failure(data, unknown, dataset);
        }
        if (fault instanceof TrainingException training) {
            return switch (training.reason()) {
                case NOT_ENOUGH_BUDGET -> JobFailure.of("notEnoughBudget", sentence(training.getMessage()));
                case DIVERGED -> JobFailure.of("diverged", sentence(training.getMessage()));
            };
        }
        if (fault instanceof OutOfMemoryError) {
            LOG.error("not enough memory for a custom model");
            return JobFailure.of(unknown, "There was not enough memory.");
        }
        LOG.error("work on a custom model failed", fault);
        return JobFailure.of(unknown, "An unexpected error was encountered.");
    }

    /** Evaluations have a word of their own for data sets without pictures. */
    private static JobFailure failure(DataSetException fault, String unknown, String dataset) {
        String code =
                switch (fault.reason()) {
                    case NOT_FOUND -> JobFailure.DATASET_NOT_FOUND;
                    case EMPTY -> unknown.equals(EVALUATION_FAULT) ? "datasetEmpty" : JobFailure.DATASET_CORRUPT;
                    case CORRUPT -> JobFailure.DATASET_CORRUPT;
                };
        return failure(code, dataset, fault.problems());
    }

    private static JobFailure failure(String code, String dataset, List<String> problems) {
        int more = problems.size() - 1;
        return new JobFailure(
                code,
                "The dataset '" + dataset + "' can't be used: " + problems.get(0)
                        + (more > 0 ? ", and " + more + " more problems" : ""),
                Optional.of(dataset),
                problems);
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    private static int minutes(long nanos) {
        return (int) Math.max(1, Duration.ofNanos(nanos).plusSeconds(59).toMinutes());
    }
}
