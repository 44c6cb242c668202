package io.osprey.cli.analyze;

import io.osprey.cli.analyze.PictureSource.FileSource;
import io.osprey.cli.analyze.PictureSource.UrlSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the pictures that the user means. */
public final class PictureSources {
    /** Ends the name of every picture drawn by {@code --draw}. */
    public static final String DRAWN_SUFFIX = ".osprey.png";

    /** File name extensions of pictures, in lower case. */
    public static final Set<String> EXTENSIONS =
            Set.of("jpg", "jpeg", "jpe", "jfif", "png", "gif", "bmp", "tif", "tiff", "webp", "ico", "mpo");

    private PictureSources() {}

    /**
     * Files stay as they are, whatever their extension. Directories are walked, subdirectories too, in the order of
     * their names; of them only files with a picture's extension count, without hidden ones and without drawings of
     * {@code --draw}. A file that does not exist is kept: reading it says so.
     */
    public static List<PictureSource> find(List<String> arguments) throws IOException {
        List<PictureSource> sources = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.regionMatches(true, 0, "http://", 0, 7) || argument.regionMatches(true, 0, "https://", 0, 8)) {
                sources.add(new UrlSource(URI.create(argument)));
            } else if (Files.isDirectory(Path.of(argument))) {
                sources.addAll(walk(Path.of(argument)));
            } else {
                sources.add(new FileSource(Path.of(argument)));
            }
        }
        return List.copyOf(sources);
    }

    private static List<FileSource> walk(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(path -> Files.isRegularFile(path) && isPicture(directory.relativize(path)))
                    .sorted()
                    .map(FileSource::new)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isPicture(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        String name = relative.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.endsWith(DRAWN_SUFFIX) && EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1));
    }
}
