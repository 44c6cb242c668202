package io.osprey.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code osprey serve} as a process of its own with an empty data directory, as a new user would run it: the key is the
 * one it prints at its first start.
 */
public final class RunningServer implements AutoCloseable {
    /** Generous: a server that ends is noticed at once, one on a machine that is busy with other things takes minutes. */
    private static final Duration START_TIMEOUT = Duration.ofMinutes(10);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
    private static final Pattern PRINTED_KEY = Pattern.compile("\\b[0-9a-f]{32}\\b");
    private static final Pattern MADE_KEY = Pattern.compile("\"key1\":\"([0-9a-f]{32})\"");
    private static final Pattern ADMIN_PORT = Pattern.compile("\"port\":(\\d+)");
    private static final Pattern ADMIN_SECRET = Pattern.compile("\"secret\":\"([^\"]+)\"");

    /** Of {@link LowTier#HURRIED}: as many as all methods of a client, so that all of them can be called again after one wait. */
    static final int HURRIED_CALLS = 24;

    static final int HURRIED_PERIOD_SECONDS = 6;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path directory;
    private final Path log;
    private final int port = freePort();
    private final int httpsPort = freePort();
    private Process process;
    private final String key;
    private final AtomicInteger resources = new AtomicInteger();

    private RunningServer() throws IOException, InterruptedException {
        directory = Files.createTempDirectory("osprey-conformance");
        log = directory.resolve("log.txt");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
        try {
            begin();
            key = printedKey();
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void begin() throws IOException, InterruptedException {
        process = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        awaitReady();
    }

    /** Ends the server as {@code kill -9} does, and starts another with what it has left behind. */
    void killAndRestart() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        begin();
    }

    /** Starts a server and waits until it is ready. */
    static RunningServer start() {
        try {
            return new RunningServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Without a slash at its end. */
    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /** Without a slash at its end; served with the development certificate. */
    public String secureEndpoint() {
        return "https://localhost:" + httpsPort;
    }

    /** The development certificate, PEM. */
    public Path certificate() {
        return directory.resolve("data").resolve("tls").resolve("certificate.pem");
    }

    /** The development certificate's private key, PEM. */
    Path privateKey() {
        return directory.resolve("data").resolve("tls").resolve("private-key.pem");
    }

    public String key() {
        return key;
    }

    /**
     * A key of a new resource, whose calls are counted from now on.
     *
     * @throws IllegalStateException when the server makes none
     */
    public String keyOf(LowTier tier) {
        try {
            String admin = Files.readString(directory.resolve("data").resolve("admin.json"));
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + found(ADMIN_PORT, admin) + "/admin/v1/resources"))
                    .header("Authorization", "Bearer " + found(ADMIN_SECRET, admin))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"name\":\"conformance-" + resources.incrementAndGet() + "\",\"tier\":\"" + tier + "\"}"))
                    .build();
            return found(
                    MADE_KEY,
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Makes the shortest calls that there are with a key, until the server refuses it.
     *
     * @return the status that it is refused with
     */
    public int exhaust(String limitedKey) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint() + "/vision/v3.2/models"))
                .header("Ocp-Apim-Subscription-Key", limitedKey)
                .build();
        try {
            int status = 200;
            for (int calls = 0; status == 200 && calls <= HURRIED_CALLS; calls++) {
                status = client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
            }
            return status;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("the server's answer has no " + pattern);
        }
        return matcher.group(1);
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx768m", "-cp", classPath()));
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "io.osprey.cli.Osprey",
                "serve",
                "--port=" + port,
                "--https-port=" + httpsPort,
                "--data-dir=" + directory.resolve("data"),
                "--osprey.fetch.allowed-networks=127.0.0.1/32",
                "--osprey.tiers.HURRIED.rate-calls=" + HURRIED_CALLS,
                "--osprey.tiers.HURRIED.rate-period=" + HURRIED_PERIOD_SECONDS + "s",
                "--osprey.tiers.SPENT.calls-per-month=1",
                "--osprey.tiers.CLASSIC.apis=vision",
                "--osprey.tiers.MODERN.apis=computervision"));
        return command;
    }

    /** The server's own, wherever this runs: it comes from the build, or from an editor's run of this module. */
    private static String classPath() {
        String file = System.getProperty("osprey.server.classpath");
        if (file == null) {
            return System.getProperty("java.class.path");
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!ready()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("the server did not get ready:\n" + Files.readString(log));
            }
            Thread.sleep(POLL_INTERVAL.toMillis());
        }
    }

    private boolean ready() throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(endpoint() + "/health/ready")).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String printedKey() throws IOException {
        String text = Files.readString(log);
        Matcher matcher = PRINTED_KEY.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no key was printed:\n" + text);
        }
        return matcher.group();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
