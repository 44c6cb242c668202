package io.osprey.cli.analyze;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives each drawing a file of its own, never a file that is itself to be analyzed. Not thread-safe. */
final class DrawingNames {
    private final Path directory;
    private final Set<Path> taken = new HashSet<>();

    /** @param sources everything to be analyzed */
    DrawingNames(Path directory, List<PictureSource> sources) throws IOException {
        this.directory = Files.createDirectories(directory).toRealPath();
        for (PictureSource source : sources) {
            if (source instanceof PictureSource.FileSource file && Files.exists(file.path())) {
                taken.add(file.path().toRealPath());
            }
        }
    }

    /** {@code STEM.osprey.png}; {@code STEM-2.osprey.png} and so on when another picture has that name already. */
    Path next(String stem) {
        Path path = directory.resolve(stem + PictureSources.DRAWN_SUFFIX);
        for (int number = 2; !taken.add(path); number++) {
            path = directory.resolve(stem + "-" + number + PictureSources.DRAWN_SUFFIX);
        }
        return path;
    }
}
