package io.osprey.server.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.osprey.server.config.FetchSettings;
import io.osprey.server.http.UploadMemory;
import io.osprey.server.problem.Problem.Kind;
import io.osprey.server.problem.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class PictureFetcherTest {
    private static final int MAX_BYTES = 1000;
    private static final byte[] BODY = "picture".getBytes(StandardCharsets.US_ASCII);
    private static final AtomicInteger CALLS = new AtomicInteger();

    private static HttpServer web;
    private static ExecutorService webThreads;
    private static PictureFetcher fetcher;

    @BeforeAll
    static void start() throws IOException {
        web = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        webThreads = Executors.newCachedThreadPool();
        web.setExecutor(webThreads);
        serve("/ok", exchange -> answer(exchange, 200, BODY));
        serve("/missing", exchange -> answer(exchange, 404, BODY));
        serve("/large", exchange -> answer(exchange, 200, new byte[MAX_BYTES + 1]));
        serve("/large-chunked", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[100 * MAX_BYTES]);
            exchange.close();
        });
        serve("/short", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(BODY);
            exchange.close();
        });
        serve("/drip", PictureFetcherTest::drip);
        serve("/silent", exchange -> sleep(5000));
        serve("/loop", exchange -> redirect(exchange, 302, "/loop"));
        serve("/to-ok", exchange -> redirect(exchange, 301, "/ok"));
        serve("/to-private", exchange -> redirect(exchange, 307, "http://private.test/x"));
        serve("/to-loopback", exchange -> redirect(exchange, 308, "http://127.0.0.2:" + port() + "/ok"));
        serve("/to-file", exchange -> redirect(exchange, 302, "file:///etc/passwd"));
        serve("/to-metadata", exchange -> redirect(exchange, 303, "http://169.254.169.254/latest/"));
        serve("/to-nowhere", exchange -> redirect(exchange, 302, ":::"));
        web.start();
        Duration timeout = Duration.ofMillis(500);
        fetcher = new PictureFetcher(
                new FetchSettings(false, List.of("127.0.0.1/32"), timeout, timeout, Duration.ofMillis(1500), 3),
                new Names());
    }

    @AfterAll
    static void stop() throws IOException {
        fetcher.close();
        web.stop(0);
        webThreads.shutdownNow();
    }

    @Test
    void fetches() {
        assertThat(fetch("http://127.0.0.1:" + port() + "/ok")).isEqualTo(BODY);
        assertThat(fetch("http://pictures.test:" + port() + "/to-ok")).isEqualTo(BODY);
    }

    @Test
    void connectsToTheCheckedAddressOnly() {
        // Resolves to a private address and to the allowed one: only the latter is tried.
        assertThat(fetch("http://mixed.test:" + port() + "/ok")).isEqualTo(BODY);
    }

    @Test
    void resolvesANameOnce() {
        Names.REBINDING_CALLS.set(0);
        assertThat(fetch("http://rebinding.test:" + port() + "/ok")).isEqualTo(BODY);
        assertThat(Names.REBINDING_CALLS).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/missing",
                "/short",
                "/drip",
                "/silent",
                "/loop",
                "/to-private",
                "/to-loopback",
                "/to-file",
                "/to-metadata",
                "/to-nowhere"
            })
    void tellsNothingButThatItFailed(String path) {
        refuses("http://127.0.0.1:" + port() + path, Kind.URL_INACCESSIBLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://private.test/",
                "http://localhost:%d/ok",
                "http://127.0.0.2:%d/ok",
                "http://2130706434:%d/ok",
                "http://0:%d/ok",
                "http://0.0.0.0:%d/ok",
                "http://[::1]:%d/ok",
                "http://[::ffff:127.0.0.2]:%d/ok",
                "http://[::ffff:7f00:2]:%d/ok",
                "http://[64:ff9b::7f00:2]:%d/ok",
                "http://unknown.test/",
                "http://169.254.169.254/latest/meta-data/"
            })
    void reachesNothingInTheHouse(String address) {
        CALLS.set(0);
        refuses(address.replace("%d", Integer.toString(port())), Kind.URL_INACCESSIBLE);
        assertThat(CALLS).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/large", "/large-chunked"})
    void readsNoMoreThanTheLimit(String path) {
        refuses("http://127.0.0.1:" + port() + path, Kind.PICTURE_TOO_MANY_BYTES);
    }

    @Test
    void followsOnlySoManyRedirects() {
        CALLS.set(0);
        refuses("http://127.0.0.1:" + port() + "/loop", Kind.URL_INACCESSIBLE);
        assertThat(CALLS).hasValue(4);
    }

    @Test
    void refusesWhatIsNoAddress() {
        refuses("file:///etc/passwd", Kind.URL_MALFORMED);
    }

    private static void refuses(String address, Kind kind) {
        assertThatThrownBy(() -> fetch(address)).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.problem().kind()).isEqualTo(kind);
            assertThat(refusal.problem().detail()).isEmpty();
        });
    }

    private static byte[] fetch(String address) {
        try (UploadMemory.Share share = new UploadMemory(10_000_000, 1).open()) {
            return fetcher.fetch(address, MAX_BYTES, share);
        }
    }

    private static int port() {
        return web.getAddress().getPort();
    }

    private static void serve(String path, HttpHandler handler) {
        web.createContext(path, exchange -> {
            CALLS.incrementAndGet();
            handler.handle(exchange);
        });
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void redirect(HttpExchange exchange, int status, String location) throws IOException {
        exchange.getResponseHeaders().add("Location", location);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** A byte each 100 ms: never a read timeout, yet never an end. */
    private static void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 100);
        for (int i = 0; i < 99; i++) {
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            sleep(100);
        }
        exchange.close();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Names implements DnsResolver {
        static final AtomicInteger REBINDING_CALLS = new AtomicInteger();

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return switch (host) {
                case "pictures.test" -> addresses("127.0.0.1");
                case "private.test" -> addresses("10.0.0.1");
                case "localhost" -> addresses("127.0.0.2");
                case "mixed.test" -> addresses("10.0.0.1", "127.0.0.1");
                case "rebinding.test" -> addresses(REBINDING_CALLS.getAndIncrement() == 0 ? "127.0.0.1" : "10.0.0.1");
                case "unknown.test" -> throw new UnknownHostException(host);
                default -> InetAddress.getAllByName(host);
            };
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }

        private static InetAddress[] addresses(String... literals) throws UnknownHostException {
            InetAddress[] addresses = new InetAddress[literals.length];
            for (int i = 0; i < literals.length; i++) {
                addresses[i] = InetAddress.getByName(literals[i]);
            }
            return addresses;
        }
    }
}
