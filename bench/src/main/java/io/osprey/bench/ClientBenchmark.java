package io.osprey.bench;

import com.azure.ai.vision.common.ImageSourceBuffer;
import com.azure.ai.vision.common.VisionServiceOptions;
import com.azure.ai.vision.common.VisionSource;
import com.azure.ai.vision.imageanalysis.ImageAnalysisFeature;
import com.azure.ai.vision.imageanalysis.ImageAnalysisOptions;
import com.azure.ai.vision.imageanalysis.ImageAnalysisResult;
import com.azure.ai.vision.imageanalysis.ImageAnalyzer;
import com.sun.net.httpserver.HttpServer;
import io.osprey.client.OspreyClient;
import io.osprey.client.analysis.Analysis;
import io.osprey.client.analysis.AnalyzeOptions;
import io.osprey.client.analysis.Feature;
import io.osprey.client.core.Picture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the client adds to a bare call: the same bytes to and from a server that answers at once, by the JDK's {@link HttpClient} and by both
 * faces of the client. The difference of the "p0.50" of {@link #client} and {@link #bare} is the overhead; 0.5 ms is allowed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 5)
public class ClientBenchmark {
    private static final byte[] PICTURE = new byte[50_000];
    private static final byte[] ANSWER =
            ("{\"modelVersion\":\"2023-10-01\",\"metadata\":{\"width\":800,\"height\":600},\"tagsResult\":{\"values\":["
                            + "{\"name\":\"dog\",\"confidence\":0.99},".repeat(20)
                            + "{\"name\":\"beach\",\"confidence\":0.5}]}}")
                    .getBytes(StandardCharsets.UTF_8);

    private HttpServer server;
    private ExecutorService threads;
    private HttpClient http;
    private HttpRequest request;
    private OspreyClient client;
    private VisionServiceOptions service;
    private VisionSource source;
    private final Picture picture = Picture.bytes(PICTURE);
    private final AnalyzeOptions options = AnalyzeOptions.of(Feature.TAGS);
    private final ImageAnalysisOptions analysisOptions = new ImageAnalysisOptions();

    @Setup
    public void open() throws IOException {
        // Else the JDK's server waits for the acknowledgement of its headers, some 40 ms, before it sends the body.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        threads = Executors.newCachedThreadPool();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
            exchange.close();
        });
        server.start();
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        request = HttpRequest.newBuilder(
                        endpoint.resolve("/computervision/imageanalysis:analyze?api-version=2023-10-01&features=tags"))
                .header("Ocp-Apim-Subscription-Key", "k")
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(PICTURE))
                .build();
        client = OspreyClient.builder().endpoint(endpoint).key("k").build();
        service = new VisionServiceOptions(endpoint.toURL(), "k");
        ImageSourceBuffer buffer = new ImageSourceBuffer();
        buffer.getWriter().write(PICTURE);
        source = VisionSource.fromImageSourceBuffer(buffer);
        analysisOptions.setFeatures(EnumSet.of(ImageAnalysisFeature.TAGS));
    }

    @TearDown
    public void close() {
        client.close();
        service.close();
        server.stop(0);
        threads.shutdownNow();
    }

    /** Sends and receives bytes, nothing else. */
    @Benchmark
    public HttpResponse<byte[]> bare() throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The modern face, JSON read. */
    @Benchmark
    public Analysis client() {
        return client.analyze(picture, options);
    }

    /** The preview library's face, JSON read. */
    @Benchmark
    public ImageAnalysisResult analyzer() {
        return new ImageAnalyzer(service, source, analysisOptions).analyze();
    }
}
