package io.osprey.client.core;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Makes single attempts. */
interface Exchanger extends AutoCloseable {
    /**
     * One attempt, whatever the status of the answer.
     *
     * @return fails with the {@link java.io.IOException} that broke the exchange; completing it from outside ends the exchange and closes its
     *     connection
     */
    CompletableFuture<Answer> exchange(Call call, Credential credential, String requestId);

    /** Where work goes that must not hold up the timer. */
    Executor executor();

    @Override
    void close();
}
