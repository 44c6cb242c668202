package io.osprey.engine.custom;

import io.osprey.engine.custom.DataSetException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A data set as a directory with a folder of pictures for each tag. */
public final class FolderDataSet {
    private FolderDataSet() {}

    /**
     * The pictures below a directory; each has the name of its folder in that directory as its tag. Hidden files and folders, and
     * files of other extensions, don't count.
     *
     * @param extensions of picture files, in lower case, without the dot
     * @throws DataSetException when the directory is not there, has pictures outside of folders, or a folder has too few
     */
    public static List<LabelledPicture> read(Path directory, Set<String> extensions) {
        if (!Files.isDirectory(directory)) {
            throw new DataSetException(Reason.NOT_FOUND, directory + " is no directory");
        }
        List<LabelledPicture> pictures = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : entries.filter(path -> !isHidden(path)).sorted().toList()) {
                if (!Files.isDirectory(entry)) {
                    if (isPicture(entry, extensions)) {
                        problems.add(entry + " is in no tag's folder");
                    }
                    continue;
                }
                List<Path> files = pictures(entry, extensions);
                String tag = entry.getFileName().toString();
                if (files.size() < TrainingSet.LEAST_PICTURES_PER_TAG) {
                    problems.add(entry + " has " + files.size() + " pictures; a tag needs "
                            + TrainingSet.LEAST_PICTURES_PER_TAG);
                }
                files.forEach(file ->
                        pictures.add(new LabelledPicture(file.toString(), tag, () -> Files.readAllBytes(file))));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new DataSetException(Reason.NOT_FOUND, directory + " can't be read: " + e.getMessage());
        }
        if (pictures.isEmpty() && problems.isEmpty()) {
            problems.add(directory + " has no folders with pictures");
        }
        if (!problems.isEmpty()) {
            throw new DataSetException(Reason.CORRUPT, problems);
        }
        return List.copyOf(pictures);
    }

    private static List<Path> pictures(Path folder, Set<String> extensions) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file)
                            && isPicture(file, extensions)
                            && Stream.iterate(file, path -> !path.equals(folder), Path::getParent)
                                    .noneMatch(FolderDataSet::isHidden))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private static boolean isPicture(Path file, Set<String> extensions) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return extensions.contains(name.substring(name.lastIndexOf('.') + 1));
    }
}
