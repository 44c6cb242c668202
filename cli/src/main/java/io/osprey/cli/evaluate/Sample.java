package io.osprey.cli.evaluate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A picture and what is known of it.
 *
 * @param picture its file
 * @param truth what is known
 */
record Sample<T>(Path picture, T truth) {
    private static final int NAMED_MISSING = 3;

    /**
     * The samples whose pictures there are.
     *
     * @param file where the samples are from
     * @param limit so many of them at most, evenly spread over all
     * @param missing is told how many pictures are missing, when some are
     * @throws InputException when there are no samples, a picture is there twice, or all pictures are missing
     */
    static <T> List<Sample<T>> present(Path file, List<Sample<T>> samples, int limit, Consumer<String> missing)
            throws InputException {
        if (samples.isEmpty()) {
            throw new InputException(file, "there are no pictures in it");
        }
        List<Sample<T>> present = new ArrayList<>();
        List<Path> absent = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (Sample<T> sample : samples) {
            if (!seen.add(sample.picture())) {
                throw new InputException(file, "has the picture " + sample.picture() + " twice");
            }
            if (Files.isRegularFile(sample.picture())) {
                present.add(sample);
            } else {
                absent.add(sample.picture());
            }
        }
        String names = String.join(
                ", ", absent.stream().limit(NAMED_MISSING).map(Path::toString).toList());
        if (present.isEmpty()) {
            throw new InputException(
                    file,
                    "none of its " + samples.size() + " pictures is there, such as " + names
                            + "; say where they are with --pictures");
        }
        if (!absent.isEmpty()) {
            missing.accept(file + ": " + absent.size() + " of " + samples.size() + " pictures are missing, such as "
                    + names + "; the others are measured");
        }
        return spread(present, limit);
    }

    private static <T> List<T> spread(List<T> all, int limit) {
        if (all.size() <= limit) {
            return List.copyOf(all);
        }
        List<T> some = new ArrayList<>();
        for (int i = 0; i < limit; i++) {
            some.add(all.get((int) ((long) i * all.size() / limit)));
        }
        return some;
    }
}
