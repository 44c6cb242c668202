package io.osprey.cli.evaluate;

import io.osprey.cli.analyze.PictureSource;
import io.osprey.cli.analyze.PictureSources;
import io.osprey.cli.evaluate.metrics.LabelClass;
import io.osprey.cli.evaluate.metrics.LabelRanks;
import io.osprey.engine.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tags against the names of folders that pictures lie in. */
public final class LabelMeasurement {
    private LabelMeasurement() {}

    /**
     * The folder holds one folder for each class; pictures may lie deeper in those.
     *
     * @throws InputException when the folder can't be used
     */
    public static Measurement<?, ?> of(Path folder, Vocabulary vocabulary, Options options) throws InputException {
        List<Sample<String>> labelled = pictures(folder);
        Set<String> labels = new LinkedHashSet<>();
        labelled.forEach(sample -> labels.add(sample.truth()));
        Map<String, LabelClass> classes = new LinkedHashMap<>();
        if (!labels.isEmpty()) {
            NameMap.resolve(folder, labels, options.rules(vocabulary.tags().keySet(), "tag"))
                    .forEach((label, tags) -> classes.put(label, new LabelClass(label, tags, vocabulary.wider(tags))));
        }
        List<Sample<LabelClass>> samples = labelled.stream()
                .filter(sample -> classes.containsKey(sample.truth()))
                .map(sample -> new Sample<>(sample.picture(), classes.get(sample.truth())))
                .toList();
        double threshold = options.tagThreshold().orElse(vocabulary.tagThreshold());
        Set<String> tags = vocabulary.tags().keySet();
        return new Measurement<>(
                Set.of(Feature.TAGS),
                Sample.present(folder, samples, options.limit(), options.missing()),
                (sample, analysis) -> {
                    Map<String, Double> confidences = TagMeasurements.confidences(analysis, tags);
                    return new LabelSection.Ranked(
                            LabelRanks.of(sample.truth(), classes.values(), confidences),
                            LabelRanks.judged(sample.truth(), classes.values(), confidences).stream()
                                    .filter(judged -> judged.confidence() >= Confidences.LEAST)
                                    .toList());
                },
                pictures -> LabelSection.of(folder.toString(), pictures, threshold));
    }

    private static List<Sample<String>> pictures(Path folder) throws InputException {
        if (!Files.isDirectory(folder)) {
            throw new InputException(folder, "no such folder");
        }
        try {
            List<Sample<String>> samples = new ArrayList<>();
            for (PictureSource source : PictureSources.find(List.of(folder.toString()))) {
                Path picture = Path.of(source.name());
                Path inside = folder.relativize(picture);
                if (inside.getNameCount() > 1) {
                    samples.add(new Sample<>(picture, inside.getName(0).toString()));
                }
            }
            return samples;
        } catch (IOException e) {
            throw new InputException(folder, "can't be read: " + e.getMessage(), e);
        }
    }
}
