package io.osprey.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.Analysis;
import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Engine;
import io.osprey.engine.picture.Picture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class EngineHolderTest {
    private final AtomicBoolean closed = new AtomicBoolean();

    private final Engine engine = new Engine() {
        @Override
        public Analysis analyze(Picture picture, AnalysisRequest request) {
            throw new AssertionError("not asked");
        }

        @Override
        public String modelVersion() {
            return "2026-11-21";
        }

        @Override
        public void close() {
            closed.set(true);
        }
    };

    @Test
    void closingWaitsForLoadingToEnd() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        EngineHolder holder = new EngineHolder(() -> {
            awaitUninterrupted(mayEnd);
            return engine;
        });
        CountDownLatch closing = new CountDownLatch(1);
        Thread closer = new Thread(() -> {
            closing.countDown();
            holder.close();
        });
        closer.start();
        closing.await();
        assertThat(holder.state()).isEqualTo(EngineHolder.State.LOADING);
        assertThat(closed).isFalse();
        mayEnd.countDown();
        closer.join(TimeUnit.SECONDS.toMillis(20));
        assertThat(closer.isAlive()).isFalse();
        assertThat(closed).isTrue();
    }

    @Test
    void closingInterruptsWhatCanBeInterrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        EngineHolder holder = new EngineHolder(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
            return engine;
        });
        begun.await();
        holder.close();
        assertThat(holder.state()).isEqualTo(EngineHolder.State.FAILED);
    }

    @Test
    void closingAfterAFailedStartIsQuiet() throws Exception {
        CountDownLatch tried = new CountDownLatch(1);
        EngineHolder holder = new EngineHolder(() -> {
            tried.countDown();
            throw new IllegalStateException("no models");
        });
        tried.await();
        holder.close();
        assertThat(holder.state()).isEqualTo(EngineHolder.State.FAILED);
        assertThat(holder.engine()).isEmpty();
    }

    /** As native code does, takes no notice of interruption. */
    private static void awaitUninterrupted(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) {
                // waits on
            }
        }
    }
}
