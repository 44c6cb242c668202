package io.osprey.client.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The JVM's trusted certificates and some more. Names of hosts are checked as always. */
final class Trust {
    private Trust() {}

    /** @throws OspreyException {@link FailureReason#CLIENT} if a file can't be read as PEM */
    static SSLContext context(List<Path> pemFiles) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (X509Certificate known : trustManager(null).getAcceptedIssuers()) {
                store.setCertificateEntry("known-" + store.size(), known);
            }
            for (Path file : pemFiles) {
                for (Certificate certificate : read(file)) {
                    store.setCertificateEntry("added-" + store.size(), certificate);
                }
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trustManager(store)}, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new OspreyException(FailureReason.CLIENT, "The trusted certificates cannot be set up", e);
        }
    }

    private static Iterable<? extends Certificate> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw OspreyException.refused("No certificate in " + file);
            }
            return certificates;
        } catch (IOException | GeneralSecurityException e) {
            throw new OspreyException(FailureReason.CLIENT, "The trusted certificate cannot be read: " + file, e);
        }
    }

    private static X509TrustManager trustManager(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("this JVM has no X.509 trust manager");
    }
}
