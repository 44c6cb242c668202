package io.osprey.server.tls;

import java.nio.file.Path;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/** Turns a connector into one for HTTPS: TLS 1.2 and 1.3. */
public final class TlsConnector {
    private TlsConnector() {}

    /**
     * Configures a connector that isn't started yet.
     *
     * @param certificate PEM file
     * @param privateKey PEM file
     */
    public static void configure(Connector connector, Path certificate, Path privateKey) {
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setProperty("SSLEnabled", "true");
        SSLHostConfig host = new SSLHostConfig();
        host.setProtocols("TLSv1.2+TLSv1.3");
        SSLHostConfigCertificate pair = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        pair.setCertificateFile(certificate.toAbsolutePath().toString());
        pair.setCertificateKeyFile(privateKey.toAbsolutePath().toString());
        host.addCertificate(pair);
        connector.addSslHostConfig(host);
    }
}
