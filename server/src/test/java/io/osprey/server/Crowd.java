package io.osprey.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Sixteen threads that do the same at the same time. */
public final class Crowd {
    private static final int THREADS = 16;

    private Crowd() {}

    /** Does something so many times, and gathers what comes of it, in no order. */
    public static <T> List<T> ask(int times, IntFunction<T> work) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CountDownLatch together = new CountDownLatch(THREADS);
        try {
            List<Future<List<T>>> parts = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread;
                parts.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    List<T> part = new ArrayList<>();
                    for (int i = first; i < times; i += THREADS) {
                        part.add(work.apply(i));
                    }
                    return part;
                }));
            }
            List<T> all = new ArrayList<>();
            for (Future<List<T>> part : parts) {
                all.addAll(part.get());
            }
            return all;
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        } finally {
            threads.shutdownNow();
        }
    }
}
