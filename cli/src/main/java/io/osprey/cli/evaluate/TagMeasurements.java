package io.osprey.cli.evaluate;

import io.osprey.cli.evaluate.metrics.TagPicture;
import io.osprey.engine.Analysis;
import io.osprey.engine.Feature;
import io.osprey.engine.tags.Tag;
import io.osprey.engine.tags.TagResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tags against lists of the tags that fit. */
public final class TagMeasurements {
    private TagMeasurements() {}

    /**
     * The tags that fit a picture.
     *
     * @param tags those that fit for sure
     * @param mentioned those and others that may fit
     */
    record TagTruth(Set<String> tags, Set<String> mentioned) {}

    /**
     * Tags of a list of pictures with their tags.
     *
     * @throws InputException when the file can't be used
     */
    public static Measurement<?, ?> ofList(Path file, Vocabulary vocabulary, Options options) throws InputException {
        Map<String, Set<String>> listed = TagList.read(file);
        Set<String> labels = new LinkedHashSet<>();
        listed.values().forEach(labels::addAll);
        Map<String, Set<String>> names =
                NameMap.resolve(file, labels, options.rules(vocabulary.tags().keySet(), "tag"));
        Path folder = options.folder(file);
        List<Sample<TagTruth>> samples = new ArrayList<>();
        listed.forEach((picture, own) -> {
            Set<String> tags = new HashSet<>();
            own.forEach(label -> tags.addAll(names.getOrDefault(label, Set.of())));
            samples.add(new Sample<>(folder.resolve(picture), truth(tags, tags, vocabulary, options)));
        });
        return of(file, samples, file.toString(), vocabulary, options);
    }

    /**
     * Tags that people's sentences name. A tag fits when two sentences name it, or the only one; one that a single sentence of
     * several names may fit.
     *
     * @throws InputException when the file can't be used
     */
    public static Measurement<?, ?> ofCaptions(Path file, Vocabulary vocabulary, Options options)
            throws InputException {
        NameMap.requireKnown(file, options.rules(vocabulary.tags().keySet(), "tag"));
        CaptionWords words = new CaptionWords(vocabulary.tags().keySet(), options.names());
        List<Sample<TagTruth>> samples = new ArrayList<>();
        for (Sample<List<String>> sample : CaptionMeasurement.samples(file, options)) {
            Map<String, Integer> counts = new TreeMap<>();
            sample.truth().forEach(sentence -> words.tags(sentence).forEach(tag -> counts.merge(tag, 1, Integer::sum)));
            int needed = Math.min(2, sample.truth().size());
            Set<String> sure = new HashSet<>();
            counts.forEach((tag, count) -> {
                if (count >= needed) {
                    sure.add(tag);
                }
            });
            samples.add(new Sample<>(sample.picture(), truth(sure, counts.keySet(), vocabulary, options)));
        }
        return of(file, samples, "words of " + file, vocabulary, options);
    }

    private static TagTruth truth(Set<String> tags, Set<String> mentioned, Vocabulary vocabulary, Options options) {
        return options.exactTags()
                ? new TagTruth(Set.copyOf(tags), Set.copyOf(mentioned))
                : new TagTruth(widened(tags, vocabulary), widened(mentioned, vocabulary));
    }

    private static Set<String> widened(Set<String> tags, Vocabulary vocabulary) {
        Set<String> all = new HashSet<>(tags);
        all.addAll(vocabulary.wider(tags));
        return all;
    }

    private static Measurement<?, ?> of(
            Path file, List<Sample<TagTruth>> all, String name, Vocabulary vocabulary, Options options)
            throws InputException {
        List<Sample<TagTruth>> samples = Sample.present(file, all, options.limit(), options.missing());
        List<String> measured = measured(samples, options);
        if (measured.isEmpty()) {
            throw new InputException(
                    file, "no tag fits " + options.minTagPictures() + " of its pictures: there is nothing to measure");
        }
        Set<String> asSet = Set.copyOf(measured);
        double threshold = options.tagThreshold().orElse(vocabulary.tagThreshold());
        return new Measurement<>(
                Set.of(Feature.TAGS),
                samples,
                (sample, analysis) -> new TagPicture(
                        confidences(analysis, asSet),
                        sample.truth().tags(),
                        sample.truth().mentioned()),
                pictures -> TagSection.of(name, measured, pictures, threshold));
    }

    /** The tags that enough pictures have, by name. */
    private static List<String> measured(List<Sample<TagTruth>> samples, Options options) {
        Map<String, Integer> counts = new TreeMap<>();
        samples.forEach(sample -> sample.truth().tags().forEach(tag -> counts.merge(tag, 1, Integer::sum)));
        return counts.entrySet().stream()
                .filter(count -> count.getValue() >= options.minTagPictures())
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(options.mostTags())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The confidences of some tags. */
    static Map<String, Double> confidences(Analysis analysis, Set<String> tags) {
        Map<String, Double> confidences = new LinkedHashMap<>();
        for (Tag tag : analysis.find(TagResult.class).orElseThrow().tags()) {
            if (tags.contains(tag.name())) {
                confidences.put(tag.name(), tag.confidence());
            }
        }
        return confidences;
    }
}
