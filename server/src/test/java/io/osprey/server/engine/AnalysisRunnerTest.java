package io.osprey.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.osprey.engine.Analysis;
import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Engine;
import io.osprey.engine.Feature;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureLimits;
import io.osprey.server.Fixtures;
import io.osprey.server.config.InferenceSettings;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import io.osprey.server.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AnalysisRunnerTest {
    private static final AnalysisRequest REQUEST = AnalysisRequest.of(Feature.TAGS);
    private static final PictureLimits LIMITS = new PictureLimits(Set.of(PictureFormat.PNG), 1, 1, 1, 1);

    @Test
    void refusesWhatDoesNotFitTheQueue() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Engine engine = engine(() -> {
            running.countDown();
            go.await();
        });
        try (EngineHolder holder = ready(engine);
                AnalysisRunner runner = runner(holder, 1, 1, Duration.ofSeconds(20))) {
            List<Thread> callers = new ArrayList<>();
            callers.add(call(runner));
            running.await();
            callers.add(call(runner));
            while (callers.get(1).getState() != Thread.State.TIMED_WAITING) {
                Thread.sleep(5);
            }
            ProblemException refusal =
                    catchThrowableOfType(ProblemException.class, () -> runner.analyze(new byte[1], LIMITS, REQUEST));
            assertThat(refusal.problem()).isEqualTo(new Problem(Kind.OVERLOADED, "7"));
            go.countDown();
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(runner.analyze(new byte[1], LIMITS, REQUEST)).isNotNull();
        }
    }

    @Test
    void interruptsWhatTakesTooLong() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        Engine engine = engine(() -> {
            try {
                Thread.sleep(20_000);
            } catch (InterruptedException expected) {
                interrupted.countDown();
            }
        });
        try (EngineHolder holder = ready(engine);
                AnalysisRunner runner = runner(holder, 1, 1, Duration.ofMillis(100))) {
            ProblemException refusal =
                    catchThrowableOfType(ProblemException.class, () -> runner.analyze(new byte[1], LIMITS, REQUEST));
            assertThat(refusal.problem().kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void closingLetsWorkFinish() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        AtomicBoolean finished = new AtomicBoolean();
        EngineHolder holder = ready(engine(() -> {
            running.countDown();
            Thread.sleep(200);
            finished.set(true);
        }));
        AnalysisRunner runner = runner(holder, 1, 1, Duration.ofSeconds(20));
        Thread caller = call(runner);
        running.await();
        runner.close();
        assertThat(finished).isTrue();
        caller.join();
        holder.close();
    }

    @Test
    void refusesWhileLoadingAndAfterAFailure() throws InterruptedException {
        CountDownLatch load = new CountDownLatch(1);
        AtomicBoolean closed = new AtomicBoolean();
        EngineHolder holder = new EngineHolder(() -> {
            load.await();
            return engine(() -> {}, closed);
        });
        try (AnalysisRunner runner = runner(holder, 1, 1, Duration.ofSeconds(1))) {
            assertThat(holder.state()).isEqualTo(EngineHolder.State.LOADING);
            assertThatThrownBy(runner::requireReady).isInstanceOf(ProblemException.class);
            load.countDown();
            while (holder.state() == EngineHolder.State.LOADING) {
                Thread.sleep(5);
            }
            runner.requireReady();
            holder.close();
            assertThat(closed).isTrue();
        }
        EngineHolder failed = new EngineHolder(() -> {
            throw new IllegalStateException("expected by a test");
        });
        while (failed.state() == EngineHolder.State.LOADING) {
            Thread.sleep(5);
        }
        assertThat(failed.state()).isEqualTo(EngineHolder.State.FAILED);
        assertThat(failed.engine()).isEmpty();
    }

    private static AnalysisRunner runner(EngineHolder holder, int threads, int queue, Duration timeout) {
        Picture picture = new Picture(Fixtures.PICTURE, 1, 1, new byte[3]);
        return new AnalysisRunner(
                holder,
                (bytes, limits) -> picture,
                new InferenceSettings(threads, queue, timeout, Duration.ofSeconds(7)));
    }

    private static Thread call(AnalysisRunner runner) {
        Thread thread = new Thread(() -> runner.analyze(new byte[1], LIMITS, REQUEST));
        thread.start();
        return thread;
    }

    private static EngineHolder ready(Engine engine) throws InterruptedException {
        EngineHolder holder = new EngineHolder(() -> engine);
        while (holder.state() != EngineHolder.State.READY) {
            Thread.sleep(5);
        }
        return holder;
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private static Engine engine(Work work) {
        return engine(work, new AtomicBoolean());
    }

    private static Engine engine(Work work, AtomicBoolean closed) {
        return new Engine() {
            @Override
            public Analysis analyze(Picture picture, AnalysisRequest request) {
                try {
                    work.run();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                return Fixtures.answer(picture.info(), request);
            }

            @Override
            public String modelVersion() {
                return "test";
            }

            @Override
            public void close() {
                closed.set(true);
            }
        };
    }
}
