package io.osprey.server;

import io.osprey.engine.Analysis;
import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Engine;
import io.osprey.engine.Perception;
import io.osprey.engine.custom.CustomCard.NeededModels;
import io.osprey.engine.custom.CustomModels;
import io.osprey.engine.custom.PictureLooker;
import io.osprey.engine.language.Translator;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureException;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.sight.Sight;
import io.osprey.server.engine.EngineFactory;
import io.osprey.server.engine.PictureSource;
import io.osprey.server.openapi.Contract;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * The whole server with a fixed engine. What a "picture" holds decides what happens to it: "picture" is analysed,
 * "known" too, and shows what is in the galleries; "too small", "too large" and "not a picture" are refused, "decoder crash", "decoder memory", "engine crash" and "engine
 * slow" do what they say. "shade 20 x" is a picture whose embedding is told by its number; with 250 or more it is looked at slowly.
 */
public final class TestServer {
    public static final String KEY = "0123456789abcdef0123456789abcdef";
    public static final byte[] PICTURE = "picture".getBytes(StandardCharsets.US_ASCII);

    private static TestServer shared;

    private final ConfigurableApplicationContext context;

    private TestServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** The one server that most tests share: key {@link #KEY}, fetches from 127.0.0.1 allowed, 1.5 s for an analysis. */
    public static synchronized TestServer shared() {
        if (shared == null) {
            shared = start(
                    Beans.class,
                    "--osprey.keys=" + KEY,
                    "--osprey.fetch.allowed-networks=127.0.0.1/32",
                    "--osprey.fetch.total-timeout=2s",
                    "--osprey.inference.timeout=1500ms");
            Runtime.getRuntime().addShutdownHook(new Thread(shared.context::close));
        }
        return shared;
    }

    /** A server of its own, on free ports with a new data directory unless the settings say otherwise. */
    public static TestServer start(Class<?> beans, String... settings) {
        List<String> all = new ArrayList<>(List.of("--osprey.http.port=0", "--osprey.https.port=0"));
        all.addAll(Arrays.asList(settings));
        if (all.stream().noneMatch(setting -> setting.startsWith("--osprey.data-dir="))) {
            all.add("--osprey.data-dir=" + temporaryDirectory());
        }
        return new TestServer(new SpringApplicationBuilder(OspreyServer.class, beans).run(all.toArray(String[]::new)));
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("osprey-server-test");
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public int httpPort() {
        return port("http");
    }

    public int httpsPort() {
        return port("https");
    }

    private int port(String scheme) {
        ServletWebServerApplicationContext web = (ServletWebServerApplicationContext) context;
        return Arrays.stream(((TomcatWebServer) web.getWebServer())
                        .getTomcat()
                        .getService()
                        .findConnectors())
                .filter(connector -> connector.getScheme().equals(scheme))
                .findFirst()
                .orElseThrow()
                .getLocalPort();
    }

    /** A call to a path and query, without a key. */
    public HttpRequest.Builder call(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + httpPort() + pathAndQuery))
                .timeout(Duration.ofSeconds(20));
    }

    /** Posts bytes with the shared server's key. */
    public HttpResponse<String> post(String pathAndQuery, String contentType, byte[] body) {
        return send(call(pathAndQuery)
                .header("Ocp-Apim-Subscription-Key", KEY)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Posts a "picture", see {@link TestServer}. */
    public HttpResponse<String> postPicture(String pathAndQuery, String picture) {
        return post(pathAndQuery, "application/octet-stream", picture.getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends a call; its answer has to be as documented (see {@link Contract}). */
    public static HttpResponse<String> send(HttpRequest.Builder call) {
        return send(call, HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a call, as {@link #send(HttpRequest.Builder)} does, whose answer is text or bytes. */
    public static <T> HttpResponse<T> send(HttpRequest.Builder call, HttpResponse.BodyHandler<T> body) {
        try {
            HttpResponse<T> response = Client.HTTP.send(call.build(), body);
            Contract.check(response);
            return response;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    public void close() {
        context.close();
    }

    private static final class Client {
        static final HttpClient HTTP = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** A clock that tests can turn. */
    public static final class TurnableClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;
        private volatile Instant stopped;

        public void turn(Duration ahead) {
            this.ahead = ahead;
        }

        /** Lets it stand still, until turned. */
        public void stop(Instant at) {
            stopped = at;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            Instant still = stopped;
            return (still == null ? Instant.now() : still).plus(ahead);
        }
    }

    /** Takes the place of networks and decoders. */
    public static class Beans {
        @Bean
        @Primary
        TurnableClock testClock() {
            return new TurnableClock();
        }

        @Bean
        @Primary
        public EngineFactory testEngine(CustomModels customModels) {
            return () -> new FixedEngine(customModels);
        }

        @Bean
        @Primary
        PictureSource testPictures() {
            return (bytes, limits) -> read(new String(bytes, StandardCharsets.US_ASCII));
        }

        private static Picture read(String name) throws PictureException {
            if (name.startsWith("shade ")) {
                byte shade = (byte) Integer.parseInt(name.split(" ")[1]);
                return new Picture(Fixtures.PICTURE, 1, 1, new byte[] {shade, 0, 0});
            }
            return switch (name) {
                case "picture" -> picture(Fixtures.PICTURE.width());
                case "known" -> picture(Fixtures.PICTURE.width(), Fixtures.KNOWN_HEIGHT);
                case "engine crash" -> picture(FixedEngine.CRASH);
                case "engine slow" -> picture(FixedEngine.SLOW);
                case "" -> throw new PictureException(PictureException.Reason.EMPTY, "empty");
                case "too small" -> throw new PictureException(PictureException.Reason.TOO_SMALL, "small");
                case "too large" -> throw new PictureException(PictureException.Reason.TOO_LARGE, "large");
                case "decoder crash" -> throw new IllegalStateException("crash");
                case "decoder memory" -> throw new OutOfMemoryError("not really");
                default -> throw new PictureException(PictureException.Reason.BAD_FORMAT, "format");
            };
        }

        private static Picture picture(int width) {
            return picture(width, Fixtures.PICTURE.height());
        }

        private static Picture picture(int width, int height) {
            return new Picture(new PictureInfo(width, height, PictureFormat.JPEG), 1, 1, new byte[3]);
        }
    }

    /** Answers from {@link Fixtures}. */
    static final class FixedEngine implements Engine {
        static final int CRASH = 1001;
        static final int SLOW = 1002;
        static final String NETWORK = "ab".repeat(32);

        static final int SLOW_SHADE = 250;

        private final CustomModels customModels;

        FixedEngine(CustomModels customModels) {
            this.customModels = customModels;
            Translator.warmUp();
        }

        @Override
        public PictureLooker looker() {
            return new PictureLooker() {
                @Override
                public NeededModels models() {
                    return new NeededModels("test", NETWORK);
                }

                @Override
                public List<float[]> look(Picture picture, int views) {
                    if ((picture.rgb()[0] & 0xFF) >= SLOW_SHADE) {
                        pause(200);
                    }
                    return Collections.nCopies(views, embedding(picture));
                }

                @Override
                public void close() {}
            };
        }

        private static float[] embedding(Picture picture) {
            double angle = Math.toRadians(picture.rgb()[0] & 0xFF);
            return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
        }

        private static void pause(long millis) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException stopped) {
                throw new CancellationException();
            }
        }

        @Override
        public void requireCustomModel(String name) {
            customModels.get(name, NETWORK);
        }

        /** Of what is seen, a custom model asks the embedding alone. */
        private static Perception perception(Picture picture) {
            Sight sight = new Sight(new float[0], null, null, new float[0], 0, embedding(picture));
            return (Perception) Proxy.newProxyInstance(
                    Perception.class.getClassLoader(), new Class<?>[] {Perception.class}, (proxy, method, given) -> {
                        if (!method.getName().equals("sight")) {
                            throw new AssertionError(method);
                        }
                        return sight;
                    });
        }

        @Override
        public Analysis analyze(Picture picture, AnalysisRequest request) {
            if (picture.info().width() == CRASH) {
                throw new IllegalStateException("crash");
            }
            if (picture.info().width() == SLOW) {
                pause(20_000);
            }
            Analysis features = Fixtures.answer(picture.info(), request);
            return new Analysis(
                    features.picture(),
                    features.modelVersion(),
                    features.results(),
                    request.customModel()
                            .map(name -> customModels.get(name, NETWORK).read(perception(picture))));
        }

        @Override
        public String modelVersion() {
            return "test";
        }

        @Override
        public void close() {}
    }
}
