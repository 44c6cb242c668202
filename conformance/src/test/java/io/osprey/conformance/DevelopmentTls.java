package io.osprey.conformance;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The development certificate of a {@link RunningServer}, in the forms that Java wants. */
public final class DevelopmentTls {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private DevelopmentTls() {}

    /**
     * Makes this JVM trust the certificate, and only that, as a user does with
     * {@code -Djavax.net.ssl.trustStore=...}. Clients made from now on see it.
     */
    public static void trust(RunningServer server) {
        try {
            KeyStore trusted = emptyStore();
            trusted.setCertificateEntry("osprey", certificate(server));
            Path file = Files.createTempFile("osprey-trust", ".p12");
            file.toFile().deleteOnExit();
            try (OutputStream out = Files.newOutputStream(file)) {
                trusted.store(out, PASSWORD);
            }
            System.setProperty("javax.net.ssl.trustStore", file.toString());
            System.setProperty("javax.net.ssl.trustStoreType", "PKCS12");
            System.setProperty("javax.net.ssl.trustStorePassword", new String(PASSWORD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For another server that shows the same certificate. */
    static SSLContext serverContext(RunningServer server) {
        try {
            KeyStore own = emptyStore();
            own.setKeyEntry("osprey", privateKey(server), PASSWORD, new Certificate[] {certificate(server)});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        return store;
    }

    private static Certificate certificate(RunningServer server) throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(server.certificate())) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static PrivateKey privateKey(RunningServer server) throws IOException, GeneralSecurityException {
        String pem = Files.readString(server.privateKey());
        byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key));
    }
}
