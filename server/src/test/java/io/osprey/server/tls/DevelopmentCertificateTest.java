package io.osprey.server.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.server.TestServer;
import io.osprey.server.openapi.Contract;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentCertificateTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void isMadeOnceAndKeptPrivate(@TempDir Path directory) throws Exception {
        DevelopmentCertificate made = at(directory, NOON);
        byte[] bytes = Files.readAllBytes(made.certificate());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.privateKey())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(made.privateKey())).startsWith("-----BEGIN PRIVATE KEY-----");
        X509Certificate certificate = read(made.certificate());
        assertThat(certificate.getSubjectAlternativeNames().toString())
                .contains("[2, localhost]", "[7, 127.0.0.1]", "[7, 0:0:0:0:0:0:0:1]");
        certificate.verify(certificate.getPublicKey());

        at(directory, NOON.plus(Duration.ofDays(300)));
        assertThat(Files.readAllBytes(made.certificate())).isEqualTo(bytes);
    }

    @Test
    void isRenewedBeforeItEndsAndWhenDamaged(@TempDir Path directory) throws Exception {
        byte[] first = Files.readAllBytes(at(directory, NOON).certificate());
        byte[] second = Files.readAllBytes(
                at(directory, NOON.plus(Duration.ofDays(360))).certificate());
        assertThat(second).isNotEqualTo(first);
        Files.writeString(directory.resolve("certificate.pem"), "damaged");
        assertThat(Files.readAllBytes(at(directory, NOON).certificate())).isNotEqualTo(second);
    }

    @Test
    void servesCallersThatTrustIt() throws Exception {
        TestServer server = TestServer.shared();
        Path data = server.context()
                .getBean(io.osprey.server.config.OspreyProperties.class)
                .dataDir();
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("osprey", read(data.resolve("tls/certificate.pem")));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);

        for (String host : new String[] {"localhost", "127.0.0.1"}) {
            HttpResponse<String> response = HttpClient.newBuilder()
                    .sslContext(tls)
                    .build()
                    .send(
                            HttpRequest.newBuilder(URI.create("https://" + host + ":" + server.httpsPort()
                                            + "/vision/v2.0/analyze?visualFeatures=Brands"))
                                    .header("Ocp-Apim-Subscription-Key", TestServer.KEY)
                                    .header("Content-Type", "application/octet-stream")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(TestServer.PICTURE))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            Contract.check(response);
        }
    }

    private static DevelopmentCertificate at(Path directory, Instant time) {
        return DevelopmentCertificate.in(directory, Clock.fixed(time, ZoneOffset.UTC));
    }

    private static X509Certificate read(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
