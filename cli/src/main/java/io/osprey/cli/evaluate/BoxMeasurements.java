package io.osprey.cli.evaluate;

import io.osprey.cli.evaluate.CocoFile.Annotation;
import io.osprey.cli.evaluate.metrics.Box;
import io.osprey.cli.evaluate.metrics.BoxPicture;
import io.osprey.engine.Analysis;
import io.osprey.engine.BoundingBox;
import io.osprey.engine.Feature;
import io.osprey.engine.objects.ObjectResult;
import io.osprey.engine.people.PeopleResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Objects, and people where a class is people, against boxes in COCO's format. */
public final class BoxMeasurements {
    private static final String PEOPLE = "people";

    private BoxMeasurements() {}

    /** @throws InputException when the file can't be used */
    public static List<Measurement<?, ?>> of(Path file, Vocabulary vocabulary, Options options) throws InputException {
        CocoFile coco = CocoFile.read(file);
        Set<String> labels = new LinkedHashSet<>(coco.categories().values());
        Map<String, Set<String>> kinds = NameMap.resolve(file, labels, options.rules(vocabulary.objects(), "object"));
        List<Sample<List<BoxPicture.Truth>>> samples =
                Sample.present(file, samples(file, coco, options), options.limit(), options.missing());
        double threshold = options.objectThreshold().orElse(vocabulary.objectThreshold());
        List<Measurement<?, ?>> measurements = new ArrayList<>();
        measurements.add(new Measurement<>(
                Set.of(Feature.OBJECTS),
                samples,
                (sample, analysis) -> new BoxPicture(sample.truth(), objects(analysis, kinds)),
                pictures ->
                        BoxSection.of("objects", file.toString(), List.copyOf(kinds.keySet()), pictures, threshold)));
        Set<String> personLabels = kinds.entrySet().stream()
                .filter(kind -> kind.getValue().equals(Set.of(vocabulary.person())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (!personLabels.isEmpty()) {
            measurements.add(new Measurement<>(
                    Set.of(Feature.PEOPLE),
                    samples,
                    (sample, analysis) -> new BoxPicture(people(sample.truth(), personLabels), people(analysis)),
                    pictures -> BoxSection.of(PEOPLE, file.toString(), List.of(PEOPLE), pictures, threshold)));
        }
        return measurements;
    }

    private static List<Sample<List<BoxPicture.Truth>>> samples(Path file, CocoFile coco, Options options)
            throws InputException {
        Path folder = options.folder(file);
        List<Sample<List<BoxPicture.Truth>>> samples = new ArrayList<>();
        for (CocoFile.Image image : coco.images()) {
            List<BoxPicture.Truth> truths = new ArrayList<>();
            for (Annotation annotation : coco.annotations().get(image.id())) {
                truths.add(truth(file, coco, annotation));
            }
            samples.add(new Sample<>(folder.resolve(image.fileName()), truths));
        }
        return samples;
    }

    private static BoxPicture.Truth truth(Path file, CocoFile coco, Annotation annotation) throws InputException {
        String category =
                annotation.categoryId() == null ? null : coco.categories().get(annotation.categoryId());
        if (category == null) {
            throw new InputException(
                    file,
                    "an annotation of image " + annotation.imageId() + " is of category " + annotation.categoryId()
                            + ", which is not among the categories");
        }
        try {
            List<Double> corners = annotation.bbox();
            if (corners == null || corners.size() != 4) {
                throw new IllegalArgumentException("'bbox' needs four numbers: left, top, width, height");
            }
            Box box = new Box(corners.get(0), corners.get(1), corners.get(2), corners.get(3));
            return new BoxPicture.Truth(
                    category,
                    box,
                    annotation.area() == null ? box.area() : annotation.area(),
                    annotation.iscrowd() != null && annotation.iscrowd() != 0);
        } catch (IllegalArgumentException e) {
            throw new InputException(file, "an annotation of image " + annotation.imageId() + ": " + e.getMessage(), e);
        }
    }

    private static List<BoxPicture.Truth> people(List<BoxPicture.Truth> truths, Set<String> labels) {
        return truths.stream()
                .filter(truth -> labels.contains(truth.kind()))
                .map(truth -> new BoxPicture.Truth(PEOPLE, truth.box(), truth.area(), truth.crowd()))
                .toList();
    }

    private static List<BoxPicture.Found> people(Analysis analysis) {
        return analysis.find(PeopleResult.class).orElseThrow().people().stream()
                .map(person -> new BoxPicture.Found(PEOPLE, box(person.box()), person.confidence()))
                .toList();
    }

    private static List<BoxPicture.Found> objects(Analysis analysis, Map<String, Set<String>> kinds) {
        List<BoxPicture.Found> found = new ArrayList<>();
        analysis.find(ObjectResult.class)
                .orElseThrow()
                .objects()
                .forEach(object -> kinds.forEach((kind, names) -> {
                    if (names.contains(object.label().name())) {
                        found.add(new BoxPicture.Found(
                                kind, box(object.box()), object.label().confidence()));
                    }
                }));
        return found;
    }

    private static Box box(BoundingBox box) {
        return new Box(box.x(), box.y(), box.w(), box.h());
    }
}
