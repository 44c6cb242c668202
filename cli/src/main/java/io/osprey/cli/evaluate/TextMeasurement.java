package io.osprey.cli.evaluate;

import io.osprey.cli.evaluate.metrics.ErrorRate;
import io.osprey.cli.evaluate.metrics.Outline;
import io.osprey.cli.evaluate.metrics.WordPicture;
import io.osprey.engine.Analysis;
import io.osprey.engine.Feature;
import io.osprey.engine.read.ReadResult;
import io.osprey.engine.read.TextLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Text against transcriptions. */
public final class TextMeasurement {
    private TextMeasurement() {}

    /**
     * The file is one of those that {@link Transcriptions} reads.
     *
     * @throws InputException when it can't be used
     */
    public static Measurement<?, ?> of(Path file, Options options) throws InputException {
        Map<String, TextTruth> truths = Transcriptions.read(file);
        boolean stems = Files.isDirectory(file);
        Path folder = stems ? options.pictures().orElse(file) : options.folder(file);
        List<Sample<TextTruth>> samples = new ArrayList<>();
        truths.forEach((name, truth) ->
                samples.add(new Sample<>(stems ? IcdarWords.picture(folder, name) : folder.resolve(name), truth)));
        return new Measurement<>(
                Set.of(Feature.READ),
                Sample.present(file, samples, options.limit(), options.missing()),
                TextMeasurement::read,
                read -> TextSection.of(file.toString(), read));
    }

    private static TextSection.Read read(Sample<TextTruth> sample, Analysis analysis) {
        ReadResult result = analysis.find(ReadResult.class).orElseThrow();
        String read = result.lines().stream().map(TextLine::text).collect(Collectors.joining(" "));
        return new TextSection.Read(
                sample.truth()
                        .text()
                        .map(text -> ofText(sample.picture().getFileName().toString(), plain(text), plain(read))),
                sample.truth().words().map(words -> new WordPicture(words, found(result))));
    }

    private static TextSection.OfPicture ofText(String picture, String written, String read) {
        return new TextSection.OfPicture(
                picture, read, ErrorRate.ofCharacters(written, read), ErrorRate.ofWords(written, read));
    }

    private static List<WordPicture.Found> found(ReadResult result) {
        return result.lines().stream()
                .flatMap(line -> line.words().stream())
                .map(word -> new WordPicture.Found(
                        new Outline(word.polygon().stream()
                                .map(point -> new Outline.Corner(point.x(), point.y()))
                                .toList()),
                        word.text(),
                        word.confidence()))
                .toList();
    }

    /** Composed characters, and single spaces for line breaks and other white space. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
    }
}
