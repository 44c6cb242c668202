package io.osprey.cli.evaluate;

import io.osprey.cli.evaluate.metrics.ErrorRate;
import io.osprey.cli.evaluate.metrics.WordPicture;
import io.osprey.cli.evaluate.metrics.WordScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Text in pictures.
 *
 * @param feature {@code text}
 * @param truth the file or folder of the transcriptions
 * @param pictures how many were measured
 * @param characters character error rate of pictures whose whole text is known
 * @param words word error rate of pictures whose whole text is known
 * @param places of pictures whose words have places
 * @param confidences of words in pictures whose words have places; right: found and read
 * @param texts each picture's whose whole text is known
 */
record TextSection(
        String feature,
        String truth,
        int pictures,
        Optional<ErrorRate> characters,
        Optional<ErrorRate> words,
        Optional<WordScores> places,
        Optional<Confidences> confidences,
        List<OfPicture> texts)
        implements Section {
    /**
     * One picture's text.
     *
     * @param picture name of the file
     * @param read what the engine reads
     * @param characters character error rate
     * @param words word error rate
     */
    record OfPicture(String picture, String read, ErrorRate characters, ErrorRate words) {}

    /**
     * What is kept of an answer.
     *
     * @param text empty when the picture's whole text is not known
     * @param words empty when its words have no places
     */
    record Read(Optional<OfPicture> text, Optional<WordPicture> words) {}

    static TextSection of(String truth, List<Read> read) {
        List<OfPicture> texts =
                read.stream().flatMap(picture -> picture.text().stream()).toList();
        List<WordPicture> words =
                read.stream().flatMap(picture -> picture.words().stream()).toList();
        Optional<List<OfPicture>> someTexts = Optional.of(texts).filter(some -> !some.isEmpty());
        Optional<List<WordPicture>> someWords = Optional.of(words).filter(some -> !some.isEmpty());
        return new TextSection(
                "text",
                truth,
                read.size(),
                someTexts.map(some ->
                        ErrorRate.sum(some.stream().map(OfPicture::characters).toList())),
                someTexts.map(some ->
                        ErrorRate.sum(some.stream().map(OfPicture::words).toList())),
                someWords.map(WordScores::of),
                someWords.map(some -> Confidences.of(WordScores.judged(some), 0)),
                texts);
    }

    @Override
    public void print(Lines lines, boolean details) {
        lines.heading(feature + ": " + truth + ", " + pictures + " pictures");
        characters.ifPresent(rate -> lines.figure("character error rate", rate.rate()));
        words.ifPresent(rate -> lines.figure("word error rate", rate.rate()));
        places.ifPresent(
                scores -> lines.figure("words found and read: F1", scores.read().f1())
                        .figure(
                                "  precision, recall",
                                Lines.percent(scores.read().precision()) + ", "
                                        + Lines.percent(scores.read().recall()))
                        .figure("words found: F1", scores.found().f1())
                        .figure("places of words read: mean overlap", scores.overlap()));
        if (details && !texts.isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("picture", "character errors", "word errors"));
            texts.forEach(text -> rows.add(List.of(
                    text.picture(),
                    Lines.percent(text.characters().rate()),
                    Lines.percent(text.words().rate()))));
            lines.table(rows);
        }
        confidences.ifPresent(lines::confidences);
    }
}
