package io.osprey.server.engine;

import io.osprey.engine.Analysis;
import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Engine;
import io.osprey.engine.custom.CustomModelException;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureException;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.picture.PictureLimits;
import io.osprey.server.config.InferenceSettings;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import io.osprey.server.problem.ProblemException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes and analyses pictures on a fixed number of threads with a bounded queue before them, so that a busy server
 * refuses work instead of slowing everything down. Thread-safe.
 */
public final class AnalysisRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AnalysisRunner.class);

    private final EngineHolder engines;
    private final PictureSource pictures;
    private final InferenceSettings settings;
    private final ThreadPoolExecutor pool;

    public AnalysisRunner(EngineHolder engines, PictureSource pictures, InferenceSettings settings) {
        this.engines = engines;
        this.pictures = pictures;
        this.settings = settings;
        this.pool = new ThreadPoolExecutor(
                settings.threads(),
                settings.threads(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.queue()),
                task -> new Thread(task, "inference"));
    }

    /** What is done with a picture. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it, on one of the runner's threads. */
        T apply(Engine engine, Picture picture);
    }

    /**
     * Waits until the picture is analysed.
     *
     * @throws ProblemException as {@link #run} does
     */
    public Analysis analyze(byte[] bytes, PictureLimits limits, AnalysisRequest request) {
        return run(bytes, limits, (engine, picture) -> engine.analyze(picture, request));
    }

    /**
     * Decodes a picture and waits until the given work is done with it.
     *
     * @throws ProblemException with every way in which this can fail: {@code PICTURE_...}, {@code NOT_READY},
     *     {@code OVERLOADED}, {@code TIMEOUT}, {@code FAILED_TO_PROCESS}
     */
    public <T> T run(byte[] bytes, PictureLimits limits, Work<T> work) {
        return run(engine -> work.apply(engine, decode(bytes, limits)));
    }

    /**
     * Waits until something is done on one of the runner's threads, of which there are few: what takes memory is done here.
     *
     * @throws ProblemException as {@link #run(byte[], PictureLimits, Work)} does, and what the task throws
     */
    public <T> T run(Function<Engine, T> work) {
        Engine engine = engine();
        Future<T> task;
        try {
            task = pool.submit(() -> work.apply(engine));
        } catch (RejectedExecutionException full) {
            throw comeAgain(Kind.OVERLOADED);
        }
        try {
            return task.get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException tooLong) {
            task.cancel(true);
            throw Problem.of(Kind.TIMEOUT).toException();
        } catch (InterruptedException stopping) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw comeAgain(Kind.OVERLOADED);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof ProblemException known) {
                throw known;
            }
            if (failure.getCause() instanceof CustomModelException refused) {
                throw problem(refused).toException();
            }
            LOG.error("analysis failed", failure.getCause());
            throw Problem.of(Kind.FAILED_TO_PROCESS).toException();
        }
    }

    /**
     * Refuses early, before a body is read, what could not be answered anyway.
     *
     * @throws ProblemException {@code NOT_READY} while the models load
     */
    public void requireReady() {
        engine();
    }

    /**
     * Refuses early what asks a custom model that can't be asked.
     *
     * @param key the model as {@link Engine} knows it
     * @throws ProblemException {@code NOT_READY} while the models load, {@code NOT_FOUND} when there is none, {@code BAD_ARGUMENT}
     *     when it was trained with other networks, {@code INTERNAL} when it can't be read
     */
    public void requireCustomModel(String key) {
        Engine engine = engine();
        try {
            engine.requireCustomModel(key);
        } catch (CustomModelException refused) {
            throw problem(refused).toException();
        }
    }

    private static Problem problem(CustomModelException refused) {
        return switch (refused.reason()) {
            case NOT_FOUND, BAD_NAME -> Problem.of(Kind.NOT_FOUND);
            case OTHER_NETWORK ->
                new Problem(
                        Kind.BAD_ARGUMENT,
                        "The custom model was trained with other networks than this server has now. Train it again.");
            case DAMAGED, STORAGE, EXISTS -> {
                LOG.error("a custom model can't be read", refused);
                yield Problem.of(Kind.INTERNAL);
            }
        };
    }

    private Engine engine() {
        return engines.engine().orElseThrow(() -> comeAgain(Kind.NOT_READY));
    }

    private ProblemException comeAgain(Kind kind) {
        return new Problem(kind, Long.toString(settings.retryAfter().toSeconds())).toException();
    }

    /**
     * Decodes a picture on the calling thread.
     *
     * @throws ProblemException {@code PICTURE_...}
     */
    public Picture decode(byte[] bytes, PictureLimits limits) {
        return decoded(() -> pictures.read(bytes, limits));
    }

    /**
     * Looks at a picture's header on the calling thread.
     *
     * @throws ProblemException {@code PICTURE_...}
     */
    public PictureInfo info(byte[] bytes, PictureLimits limits) {
        return decoded(() -> pictures.readInfo(bytes, limits));
    }

    @FunctionalInterface
    private interface Decoding<T> {
        T decode() throws PictureException;
    }

    private static <T> T decoded(Decoding<T> decoding) {
        try {
            return decoding.decode();
        } catch (PictureException refused) {
            throw Problem.of(kindOf(refused.reason())).toException();
        } catch (CancellationException stopping) {
            throw stopping;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError decoderFailure) {
            // Whatever a decoder chokes on is the picture's fault, not the server's.
            LOG.warn("a decoder failed with {}", decoderFailure.getClass().getName());
            throw Problem.of(Kind.PICTURE_FORMAT).toException();
        }
    }

    private static Kind kindOf(PictureException.Reason reason) {
        return switch (reason) {
            case EMPTY -> Kind.PICTURE_EMPTY;
            case TOO_MANY_BYTES -> Kind.PICTURE_TOO_MANY_BYTES;
            case BAD_FORMAT -> Kind.PICTURE_FORMAT;
            case TOO_SMALL -> Kind.PICTURE_TOO_SMALL;
            case TOO_LARGE -> Kind.PICTURE_TOO_LARGE;
        };
    }

    /** Lets what is running and waiting finish, within the timeout. */
    @Override
    public void close() {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
