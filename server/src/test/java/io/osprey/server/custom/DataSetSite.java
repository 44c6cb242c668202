package io.osprey.server.custom;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A web site with annotation files and "pictures" (see {@code TestServer}); {@code /picture/shade 20 x} is what its path says. */
public final class DataSetSite implements AutoCloseable {
    private static final String PICTURES = "/picture/";

    private final HttpServer site;
    private final Map<String, String> files = new ConcurrentHashMap<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    private DataSetSite(HttpServer site) {
        this.site = site;
    }

    /** Opens one on a free port. */
    public static DataSetSite open() throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        DataSetSite site = new DataSetSite(http);
        http.createContext("/", exchange -> {
            site.asked.add(exchange.getRequestURI().toString());
            String path = exchange.getRequestURI().getPath();
            String text = path.startsWith(PICTURES) ? path.substring(PICTURES.length()) : site.files.get(path);
            byte[] body = (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(text == null ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.start();
        return site;
    }

    /** A picture and its tag. */
    public record Labelled(String picture, String tag) {}

    /** For each tag so many pictures around shades 10, 100, 190. */
    public static List<Labelled> pictures(int perTag, String... tags) {
        List<Labelled> pictures = new ArrayList<>();
        for (int tag = 0; tag < tags.length; tag++) {
            for (int i = 0; i < perTag; i++) {
                pictures.add(new Labelled("shade " + (10 + 90 * tag + i) + " " + i, tags[tag]));
            }
        }
        return pictures;
    }

    /** Pictures that take a fifth of a second each. */
    public static List<Labelled> slow(int perTag) {
        List<Labelled> pictures = new ArrayList<>();
        for (int i = 0; i < 2 * perTag; i++) {
            pictures.add(new Labelled("shade 250 " + i, i % 2 == 0 ? "cat" : "dog"));
        }
        return pictures;
    }

    /** An annotation file as Azure wants it. */
    public String coco(List<Labelled> pictures) {
        List<String> tags = pictures.stream().map(Labelled::tag).distinct().toList();
        List<String> images = new ArrayList<>();
        List<String> annotations = new ArrayList<>();
        List<String> categories = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            String name = pictures.get(i).picture();
            images.add("{\"id\":" + (i + 1) + ",\"width\":60,\"height\":60,\"file_name\":\"" + name
                    + "\",\"absolute_url\":\"" + address(PICTURES + name.replace(" ", "%20")) + "\"}");
            annotations.add("{\"id\":" + (i + 1) + ",\"image_id\":" + (i + 1) + ",\"category_id\":"
                    + (tags.indexOf(pictures.get(i).tag()) + 1) + "}");
        }
        for (int i = 0; i < tags.size(); i++) {
            categories.add("{\"id\":" + (i + 1) + ",\"name\":\"" + tags.get(i) + "\"}");
        }
        return "{\"images\":[" + String.join(",", images) + "],\"annotations\":[" + String.join(",", annotations)
                + "],\"categories\":[" + String.join(",", categories) + "]}";
    }

    /** Serves a file; gives its address. */
    public String put(String path, String text) {
        files.put(path, text);
        return address(path);
    }

    public String address(String path) {
        return "http://127.0.0.1:" + site.getAddress().getPort() + path;
    }

    /** Paths and queries asked for so far. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        site.stop(0);
    }
}
