package io.osprey.client.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.osprey.client.OspreyClient;
import io.osprey.client.analysis.AnalyzeOptions;
import io.osprey.client.analysis.Feature;
import io.osprey.client.testing.Samples;
import io.osprey.client.testing.ScriptedServer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways that calls take: TLS, proxies, HTTP/2, streams. */
class WaysTest {
    private static final AnalyzeOptions TAGS = AnalyzeOptions.of(Feature.TAGS);
    private static final Picture PICTURE = Picture.bytes(new byte[] {1, 2, 3});

    @Test
    void aCertificateOfOnesOwnIsTrustedWhenNamed(@TempDir Path directory) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        X509Certificate certificate = selfSigned(keys);
        Path pem = Files.writeString(
                directory.resolve("certificate.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys, certificate)));
        server.createContext("/", exchange -> {
            byte[] body = Samples.GA.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        URI endpoint = URI.create("https://localhost:" + server.getAddress().getPort());
        try {
            try (OspreyClient strict = client(endpoint, HttpOptions.builder(Map.of()))) {
                OspreyException failure =
                        catchThrowableOfType(OspreyException.class, () -> strict.analyze(PICTURE, TAGS));
                assertThat(failure.reason()).isEqualTo(FailureReason.CONNECTION);
                assertThat(failure)
                        .hasMessageStartingWith("No trusted connection: ")
                        .hasMessageEndingWith(
                                "Name a certificate of your own with HttpOptions.trust or VISION_CERTIFICATE");
            }
            for (HttpOptions.Builder options : new HttpOptions.Builder[] {
                HttpOptions.builder(Map.of()).trust(pem),
                HttpOptions.builder(Map.of("VISION_CERTIFICATE", pem.toString()))
            }) {
                try (OspreyClient trusting = client(endpoint, options)) {
                    assertThat(trusting.analyze(PICTURE, TAGS).tags()).hasSize(2);
                }
            }
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aCertificateThatCannotBeReadIsNamed(@TempDir Path directory) throws IOException {
        Path missing = directory.resolve("missing.pem");
        assertThatThrownBy(() -> client(
                        URI.create("https://localhost"),
                        HttpOptions.builder(Map.of()).trust(missing)))
                .isInstanceOf(OspreyException.class)
                .hasMessageContaining("missing.pem");
        Path empty = Files.writeString(directory.resolve("empty.pem"), "");
        assertThatThrownBy(() -> client(
                        URI.create("https://localhost"),
                        HttpOptions.builder(Map.of()).trust(empty)))
                .isInstanceOf(OspreyException.class)
                .hasMessageContaining("empty.pem");
    }

    @Test
    void callsGoThroughTheProxy() {
        try (ScriptedServer proxy = ScriptedServer.json(200, Samples.GA);
                OspreyClient client = client(
                        URI.create("http://vision.example"),
                        HttpOptions.builder(Map.of()).proxy("127.0.0.1", proxy.port()))) {
            assertThat(client.analyze(PICTURE, TAGS).tags()).hasSize(2);
            assertThat(proxy.last().target())
                    .isEqualTo(
                            "http://vision.example/computervision/imageanalysis:analyze?api-version=2023-10-01&features=tags");
        }
    }

    @Test
    void speaksHttp2WhereTheServerDoes(@TempDir Path directory) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        tomcat.setSilent(true);
        tomcat.getConnector().addUpgradeProtocol(new Http2Protocol());
        Context context = tomcat.addContext("", directory.toString());
        StringBuffer protocols = new StringBuffer();
        Tomcat.addServlet(context, "all", new HttpServlet() {
            private static final long serialVersionUID = 1;

            @Override
            protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
                request.getInputStream().readAllBytes();
                protocols.append(request.getProtocol()).append(' ');
                response.setContentType("application/json");
                response.getOutputStream().write(Samples.GA.getBytes(StandardCharsets.UTF_8));
            }
        });
        context.addServletMappingDecoded("/*", "all");
        tomcat.start();
        URI endpoint = URI.create("http://localhost:" + tomcat.getConnector().getLocalPort());
        try (OspreyClient two = client(endpoint, HttpOptions.builder(Map.of()).version(HttpClient.Version.HTTP_2));
                OspreyClient one = client(endpoint, HttpOptions.builder(Map.of()))) {
            assertThat(two.analyze(PICTURE, TAGS).tags()).hasSize(2);
            assertThat(two.analyze(PICTURE, TAGS).tags()).hasSize(2);
            assertThat(one.analyze(PICTURE, TAGS).tags()).hasSize(2);
            assertThat(protocols).hasToString("HTTP/2.0 HTTP/2.0 HTTP/1.1 ");
        } finally {
            tomcat.stop();
            tomcat.destroy();
        }
    }

    @Test
    void streamsAreSentInChunksAndOpenedAnewForEachAttempt() {
        byte[] picture = new byte[100_000];
        java.util.Arrays.fill(picture, (byte) 7);
        AtomicInteger opened = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        AtomicInteger calls = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.start((request, socket) -> (calls.incrementAndGet() == 1
                                ? ScriptedServer.answering(503, "application/json", "{}", "Retry-After: 0")
                                : ScriptedServer.answering(200, "application/json", Samples.GA))
                        .answer(request, socket));
                OspreyClient client = client(server.endpoint(), HttpOptions.builder(Map.of()))) {
            client.analyze(
                    Picture.stream(() -> {
                        opened.incrementAndGet();
                        return new CountingStream(picture, closed);
                    }),
                    TAGS);
            assertThat(server.requests()).hasSize(2).allSatisfy(request -> {
                assertThat(request.header("Transfer-Encoding")).isEqualTo("chunked");
                assertThat(request.body()).isEqualTo(picture);
            });
            assertThat(opened).hasValue(2);
            assertThat(closed).hasValue(2);
        }
    }

    @Test
    void aStreamThatGrowsTooLongIsStopped() {
        try (ScriptedServer server = ScriptedServer.json(200, Samples.GA);
                OspreyClient client = client(server.endpoint(), HttpOptions.builder(Map.of()))) {
            AtomicInteger closed = new AtomicInteger();
            Picture tooLong = Picture.stream(new CountingStream(new byte[(4 << 20) + 1], closed));
            OspreyException failure = catchThrowableOfType(
                    OspreyException.class, () -> Futures.await(client.vision().detect(tooLong)));
            assertThat(failure.reason()).isEqualTo(FailureReason.CLIENT);
            assertThat(failure).hasMessage("The image size is not allowed to be zero or larger than 4194304 bytes");
            assertThat(closed).hasPositiveValue();
        }
    }

    @Test
    void aStreamThatFailsIsTheCallersFault() {
        try (ScriptedServer server = ScriptedServer.json(200, Samples.GA);
                OspreyClient client = client(server.endpoint(), HttpOptions.builder(Map.of()))) {
            InputStream broken = new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("disk on fire");
                }
            };
            assertThatThrownBy(() -> client.analyze(Picture.stream(broken), TAGS))
                    .isInstanceOf(OspreyException.class)
                    .hasMessage("The picture cannot be read")
                    .extracting(e -> ((OspreyException) e).reason())
                    .isEqualTo(FailureReason.CLIENT);
        }
    }

    private static OspreyClient client(URI endpoint, HttpOptions.Builder options) {
        return OspreyClient.builder()
                .endpoint(endpoint)
                .key("k")
                .http(options.build())
                .build();
    }

    private static final class CountingStream extends ByteArrayInputStream {
        private final AtomicInteger closed;

        CountingStream(byte[] bytes, AtomicInteger closed) {
            super(bytes);
            this.closed = closed;
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    private static X509Certificate selfSigned(KeyPair keys) throws Exception {
        X500Name name = new X500Name("CN=localhost");
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(Instant.now().minusSeconds(3600)),
                Date.from(Instant.now().plusSeconds(3600)),
                name,
                keys.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
    }

    private static SSLContext context(KeyPair keys, X509Certificate certificate) throws Exception {
        char[] password = "changeit".toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", keys.getPrivate(), password, new Certificate[] {certificate});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
