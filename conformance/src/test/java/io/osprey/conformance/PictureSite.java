package io.osprey.conformance;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A site with one picture, {@link TestPicture}. */
public final class PictureSite implements AutoCloseable {
    private final HttpServer site;

    private PictureSite(HttpServer site) {
        this.site = site;
    }

    /** Opens one on a free port. */
    public static PictureSite open() throws IOException {
        byte[] jpeg = TestPicture.jpeg();
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/picture.jpg", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
            exchange.sendResponseHeaders(200, jpeg.length);
            try (var body = exchange.getResponseBody()) {
                body.write(jpeg);
            }
        });
        site.start();
        return new PictureSite(site);
    }

    /** The picture's address. */
    public String picture() {
        return "http://127.0.0.1:" + site.getAddress().getPort() + "/picture.jpg";
    }

    /** An address that is answered with 404. */
    public String missing() {
        return "http://127.0.0.1:" + site.getAddress().getPort() + "/missing.jpg";
    }

    @Override
    public void close() {
        site.stop(0);
    }
}
