package io.osprey.conformance;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A site with one picture, {@link TestPicture}, and files that are refused as pictures. */
public final class PictureSite implements AutoCloseable {
    /** One more than any version takes. */
    private static final int LARGE_BYTES = 20_971_521;

    private final HttpServer site;

    private PictureSite(HttpServer site) {
        this.site = site;
    }

    /** Opens one on a free port. */
    public static PictureSite open() throws IOException {
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(site, "/picture.jpg", TestPicture.jpeg());
        serve(site, "/small.jpg", TestPicture.tooSmall());
        serve(site, "/large.jpg", new byte[LARGE_BYTES]);
        serve(site, "/text.txt", "not a picture".getBytes(StandardCharsets.US_ASCII));
        site.start();
        return new PictureSite(site);
    }

    private static void serve(HttpServer site, String path, byte[] file) {
        site.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", path.endsWith(".jpg") ? "image/jpeg" : "text/plain");
            exchange.sendResponseHeaders(200, file.length);
            try (var body = exchange.getResponseBody()) {
                body.write(file);
            }
        });
    }

    /** The picture's address. */
    public String picture() {
        return address("/picture.jpg");
    }

    /** An address that is answered with 404. */
    public String missing() {
        return address("/missing.jpg");
    }

    /** The address of a picture that is one pixel too small. */
    public String small() {
        return address("/small.jpg");
    }

    /** The address of one byte more than any version takes. */
    public String large() {
        return address("/large.jpg");
    }

    /** The address of what is no picture. */
    public String text() {
        return address("/text.txt");
    }

    private String address(String path) {
        return "http://127.0.0.1:" + site.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        site.stop(0);
    }
}
