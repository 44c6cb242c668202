package io.osprey.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before a server: answers the first calls as the service's gateway answers callers that are too fast
 * (auth-and-limits.md section 6), and passes all others on.
 */
public final class ThrottlingProxy implements AutoCloseable {
    /** What refused callers get, with {@code Retry-After: 1}. */
    public static final String MESSAGE =
            "Requests to the Analyze Image Operation under Computer Vision API (v3.2) have exceeded call rate limit of your"
                    + " current ComputerVision F0 pricing tier. Please retry after 1 seconds. To increase your rate limit"
                    + " switch to a paid tier.";

    private static final byte[] BODY =
            ("{\"error\":{\"code\":\"429\",\"message\": \"" + MESSAGE + "\"}}").getBytes(StandardCharsets.US_ASCII);

    /** What belongs to one connection, and so is not passed on. */
    private static final Set<String> CONNECTION_HEADERS =
            Set.of("connection", "content-length", "expect", "host", "keep-alive", "transfer-encoding", "upgrade");

    private final HttpServer proxy;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String scheme;
    private final String target;
    private final int refusals;
    private final AtomicInteger calls = new AtomicInteger();

    private ThrottlingProxy(HttpServer proxy, String scheme, String target, int refusals) {
        this.proxy = proxy;
        this.scheme = scheme;
        this.target = target;
        this.refusals = refusals;
        proxy.createContext("/", this::answer);
        proxy.setExecutor(threads);
        proxy.start();
    }

    /** Over plain HTTP, on a free port. */
    public static ThrottlingProxy plain(RunningServer server, int refusals) {
        try {
            return new ThrottlingProxy(HttpServer.create(freeAddress(), 0), "http", server.endpoint(), refusals);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Over TLS with the server's development certificate, on a free port. */
    public static ThrottlingProxy secure(RunningServer server, int refusals) {
        try {
            HttpsServer proxy = HttpsServer.create(freeAddress(), 0);
            proxy.setHttpsConfigurator(new HttpsConfigurator(DevelopmentTls.serverContext(server)));
            return new ThrottlingProxy(proxy, "https", server.endpoint(), refusals);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress freeAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** Without a slash at its end. */
    public String endpoint() {
        return scheme + "://localhost:" + proxy.getAddress().getPort();
    }

    /** How many calls came, refused ones included. */
    public int calls() {
        return calls.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try (exchange) {
            if (calls.incrementAndGet() <= refusals) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.getResponseHeaders().set("Retry-After", "1");
                exchange.sendResponseHeaders(429, BODY.length);
                exchange.getResponseBody().write(BODY);
                return;
            }
            HttpResponse<byte[]> answer = passOn(exchange, body);
            answer.headers().map().forEach((name, values) -> {
                if (!CONNECTION_HEADERS.contains(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private HttpResponse<byte[]> passOn(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder call = HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!CONNECTION_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> call.header(name, value));
            }
        });
        try {
            return client.send(call.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    @Override
    public void close() {
        proxy.stop(0);
        threads.shutdownNow();
    }
}
