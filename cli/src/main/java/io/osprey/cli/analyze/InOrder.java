package io.osprey.cli.analyze;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Works on several things at a time and hands on what comes of them in the order of the things, however many threads there are. */
public final class InOrder {
    private InOrder() {}

    /**
     * Runs until everything is handed on. At most twice as many results as threads wait at a time.
     *
     * @param threads how many things are worked on at a time, 1 or more
     * @param work makes the work on a thing; called by this thread, in the order of the things; the work must not throw
     * @param results called by this thread, in the order of the things
     */
    public static <T, R> void run(
            List<T> things, int threads, Function<? super T, Callable<R>> work, Consumer<? super R> results)
            throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Deque<Future<R>> underWay = new ArrayDeque<>();
            for (T thing : things) {
                if (underWay.size() >= 2 * threads) {
                    results.accept(get(underWay.remove()));
                }
                underWay.add(pool.submit(work.apply(thing)));
            }
            while (!underWay.isEmpty()) {
                results.accept(get(underWay.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static <R> R get(Future<R> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
