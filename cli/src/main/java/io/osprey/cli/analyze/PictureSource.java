package io.osprey.cli.analyze;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a picture's bytes come from. */
public sealed interface PictureSource {
    /** As the user wrote it, or as found in a directory: names the picture in every message. */
    String name();

    /** Name for files made from this picture, without directory and extension. */
    String stem();

    /** A picture in a file. */
    record FileSource(Path path) implements PictureSource {
        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public String stem() {
            return withoutExtension(path.getFileName().toString());
        }
    }

    /** A picture on a web server. */
    record UrlSource(URI uri) implements PictureSource {
        @Override
        public String name() {
            return uri.toString();
        }

        @Override
        public String stem() {
            String path = uri.getPath() == null ? "" : uri.getPath();
            String last = path.substring(path.lastIndexOf('/') + 1);
            return last.isEmpty() ? String.valueOf(uri.getHost()) : withoutExtension(last);
        }
    }

    /** Fetches the bytes behind a URL. */
    @FunctionalInterface
    interface UrlReader {
        byte[] read(URI uri) throws IOException;
    }

    /** The picture's bytes, undecoded. */
    default byte[] read(UrlReader urls) throws IOException {
        if (this instanceof FileSource file) {
            return Files.readAllBytes(file.path());
        }
        return urls.read(((UrlSource) this).uri());
    }

    private static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
