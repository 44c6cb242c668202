package io.osprey.client.core;

import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Attempts that a test answers: no network. */
final class ScriptedExchanger implements Exchanger {
    /** When each attempt was made, what it was authenticated with, and its id. */
    record Attempt(long nanos, String credential, String requestId) {}

    final List<Attempt> attempts = new ArrayList<>();
    final List<CompletableFuture<Answer>> pending = new ArrayList<>();
    private final Deque<Object> script = new ArrayDeque<>();
    private final TimeSource time;
    boolean closed;

    ScriptedExchanger(TimeSource time) {
        this.time = time;
    }

    /** Answers in turn: an {@link Answer}, a Throwable, or "hang". */
    ScriptedExchanger then(Object... steps) {
        script.addAll(Arrays.asList(steps));
        return this;
    }

    static Answer answer(int status, String... headers) {
        Map<String, List<String>> map = new java.util.HashMap<>();
        for (String header : headers) {
            String[] parts = header.split(": ", 2);
            map.put(parts[0], List.of(parts[1]));
        }
        return new Answer(
                java.net.URI.create("http://localhost/x"),
                status,
                HttpClient.Version.HTTP_1_1,
                HttpHeaders.of(map, (name, value) -> true),
                "{}".getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public CompletableFuture<Answer> exchange(Call call, Credential credential, String requestId) {
        attempts.add(new Attempt(time.nanoTime(), credential.toString(), requestId));
        Object step = script.remove();
        if (step instanceof Answer answer) {
            return CompletableFuture.completedFuture(answer);
        }
        if (step instanceof Throwable failure) {
            return CompletableFuture.failedFuture(failure);
        }
        CompletableFuture<Answer> hanging = new CompletableFuture<>();
        pending.add(hanging);
        return hanging;
    }

    @Override
    public Executor executor() {
        return Runnable::run;
    }

    @Override
    public void close() {
        closed = true;
    }
}
