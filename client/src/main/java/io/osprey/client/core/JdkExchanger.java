package io.osprey.client.core;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Attempts by the JDK's {@link HttpClient}. Redirects are not followed: the key would go along. */
final class JdkExchanger implements Exchanger {
    private static final String USER_AGENT = "osprey-client-java";
    private static final int IDLE_THREAD_SECONDS = 5;
    /** {@code HttpClient.shutdownNow()} of JDK 21 and later; null before. */
    private static final MethodHandle SHUTDOWN_NOW = shutdownNow();

    private final HttpOptions options;
    private final ThreadPoolExecutor executor;
    private volatile HttpClient client;

    JdkExchanger(HttpOptions options) {
        this.options = options;
        AtomicInteger count = new AtomicInteger();
        executor = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_THREAD_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "osprey-client-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        HttpClient.Builder builder = HttpClient.newBuilder()
                .connectTimeout(options.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(executor);
        options.proxy().ifPresent(builder::proxy);
        if (!options.trusted().isEmpty()) {
            builder.sslContext(Trust.context(options.trusted()));
        }
        client = builder.build();
    }

    @Override
    public CompletableFuture<Answer> exchange(Call call, Credential credential, String requestId) {
        HttpClient open = client;
        if (open == null) {
            return CompletableFuture.failedFuture(Transport.closed());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri())
                .method(call.method(), call.upload().publisher())
                .version(version(call))
                .header("User-Agent", USER_AGENT)
                .header("x-ms-client-request-id", requestId);
        if (call.upload().contentType() != null) {
            request.header("Content-Type", call.upload().contentType());
        }
        call.headers().forEach(request::header);
        credential.on(request);
        CompletableFuture<HttpResponse<byte[]>> sent =
                open.sendAsync(request.build(), head -> new BoundedBody(options.maxAnswerBytes()));
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        sent.whenComplete((response, failure) -> {
            if (failure == null) {
                answer.complete(new Answer(
                        call.uri(), response.statusCode(), response.version(), response.headers(), response.body()));
            } else {
                answer.completeExceptionally(failure);
            }
        });
        answer.whenComplete((response, failure) -> {
            if (failure != null) {
                sent.cancel(true);
            }
        });
        return answer;
    }

    private HttpClient.Version version(Call call) {
        return options.version()
                .orElse(
                        call.uri().getScheme().equalsIgnoreCase("https")
                                ? HttpClient.Version.HTTP_2
                                : HttpClient.Version.HTTP_1_1);
    }

    @Override
    public Executor executor() {
        return executor;
    }

    /** Before JDK 21 the connections and the selector's thread end when the garbage collector finds the client unused. */
    @Override
    public void close() {
        HttpClient open = client;
        client = null;
        if (open != null && SHUTDOWN_NOW != null) {
            try {
                SHUTDOWN_NOW.invoke(open);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        executor.shutdown();
    }

    private static MethodHandle shutdownNow() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(HttpClient.class, "shutdownNow", MethodType.methodType(void.class));
        } catch (NoSuchMethodException | IllegalAccessException olderJdk) {
            return null;
        }
    }
}
