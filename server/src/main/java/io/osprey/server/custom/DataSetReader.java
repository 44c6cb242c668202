package io.osprey.server.custom;

import io.osprey.engine.custom.CocoClassification;
import io.osprey.engine.custom.CocoClassification.Entry;
import io.osprey.engine.custom.CocoRules;
import io.osprey.engine.custom.DataSetException;
import io.osprey.engine.custom.DataSetException.Reason;
import io.osprey.engine.custom.LabelledPicture;
import io.osprey.server.custom.Dataset.Facts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** From a data set to its pictures, which are fetched when they are looked at. Thread-safe. */
public final class DataSetReader {
    private static final long MAX_PICTURE_BYTES = 20L << 20;

    /** After so many pictures that can't be read, the others are not fetched any more: the data set is refused anyway. */
    private static final int MOST_FAILURES = 50;

    private final DataSetFiles files;
    private final DatasetStore datasets;
    private final long maxAnnotationBytes;

    public DataSetReader(DataSetFiles files, DatasetStore datasets, long maxAnnotationBytes) {
        this.files = files;
        this.datasets = datasets;
        this.maxAnnotationBytes = maxAnnotationBytes;
    }

    private record Picture(String name, String tag, String address) {}

    /**
     * Reads the annotation files, and writes down what is in them.
     *
     * @param rules for all files together
     * @param beforeEach called before each file; may throw
     * @throws DataSetException naming every entry that is wrong
     */
    List<LabelledPicture> read(Dataset dataset, CocoRules rules, Runnable beforeEach) {
        if (!dataset.kind().isClassification()) {
            throw new DataSetException(
                    Reason.CORRUPT,
                    "the annotationKind is " + dataset.kind().wireName() + "; a classifier needs imageClassification");
        }
        List<CocoClassification> parts = new ArrayList<>();
        List<Picture> pictures = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String uri : dataset.uris()) {
            beforeEach.run();
            String prefix = dataset.uris().size() == 1 ? "" : DataSetFiles.shown(uri) + ": ";
            try {
                CocoClassification part =
                        CocoClassification.read(annotations(dataset, uri), CocoRules.ofPart(!DataSetFiles.isFile(uri)));
                parts.add(part);
                part.entries()
                        .forEach(entry -> pictures.add(
                                new Picture(prefix + entry.name(), entry.tag(), address(dataset, uri, entry))));
            } catch (DataSetException e) {
                if (e.reason() == Reason.NOT_FOUND || dataset.uris().size() == 1) {
                    throw e;
                }
                e.problems().forEach(problem -> problems.add(prefix + problem));
            }
        }
        if (!problems.isEmpty()) {
            throw new DataSetException(Reason.CORRUPT, problems);
        }
        CocoClassification whole = CocoClassification.joined(parts, rules);
        datasets.learn(
                dataset,
                new Facts(
                        whole.boxes(),
                        whole.entries().size(),
                        whole.categories().size()));
        AtomicInteger failures = new AtomicInteger();
        return pictures.stream()
                .map(picture -> new LabelledPicture(picture.name(), picture.tag(), () -> bytes(picture, failures)))
                .toList();
    }

    private byte[] annotations(Dataset dataset, String uri) {
        try {
            return files.read(
                    DataSetFiles.authorized(uri, dataset.authentication(), dataset.uris()), maxAnnotationBytes);
        } catch (IOException e) {
            throw new DataSetException(
                    Reason.NOT_FOUND, "the annotation file " + DataSetFiles.shown(uri) + ": " + e.getMessage());
        }
    }

    /** Where a picture is: at its address, or else beside the annotation file, which is a file then. */
    private static String address(Dataset dataset, String annotationFile, Entry entry) {
        return entry.address()
                .map(address -> DataSetFiles.authorized(address, dataset.authentication(), dataset.uris()))
                .or(() -> DataSetFiles.beside(annotationFile, entry.fileName()))
                .orElse("");
    }

    private byte[] bytes(Picture picture, AtomicInteger failures) throws IOException {
        if (failures.get() >= MOST_FAILURES) {
            throw new IOException("not read, as " + MOST_FAILURES + " others can't be");
        }
        try {
            return files.read(picture.address(), MAX_PICTURE_BYTES);
        } catch (IOException e) {
            failures.incrementAndGet();
            throw e;
        }
    }
}
