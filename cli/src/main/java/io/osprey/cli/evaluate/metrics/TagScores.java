package io.osprey.cli.evaluate.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How well tags fit, over tags that fit at least one picture.
 *
 * @param pictures how many were measured
 * @param precision mean over the tags of their average precisions, mAP; empty when no tag fits
 * @param macroF1 mean over the tags of their F1; empty when no tag fits
 * @param all of all answers from the threshold on, whatever the tag
 * @param tags each tag
 */
public record TagScores(
        int pictures, OptionalDouble precision, OptionalDouble macroF1, PrecisionRecall all, List<OfTag> tags) {
    public TagScores {
        tags = List.copyOf(tags);
    }

    /**
     * One tag.
     *
     * @param name the tag
     * @param precision its average precision over all confidences
     * @param given its answers from the threshold on
     */
    public record OfTag(String name, double precision, PrecisionRecall given) {}

    /**
     * Measures.
     *
     * @param tags which tags count, each once
     * @param threshold confidence from which on a tag is given
     */
    public static TagScores of(List<String> tags, List<TagPicture> pictures, double threshold) {
        List<OfTag> scores = new ArrayList<>();
        int right = 0;
        int found = 0;
        int wanted = 0;
        for (String tag : tags) {
            List<Judged> answers = pictures.stream()
                    .map(picture -> new Judged(
                            picture.confidences().getOrDefault(tag, 0.0),
                            picture.truths().contains(tag)))
                    .toList();
            PrecisionRecall given = given(answers, threshold);
            OptionalDouble precision = RankedPrecision.of(answers);
            if (precision.isPresent()) {
                scores.add(new OfTag(tag, precision.getAsDouble(), given));
                right += given.right();
                found += given.found();
                wanted += given.wanted();
            }
        }
        return new TagScores(
                pictures.size(),
                scores.stream().mapToDouble(OfTag::precision).average(),
                scores.stream().mapToDouble(score -> score.given().f1()).average(),
                PrecisionRecall.of(right, found, wanted),
                scores);
    }

    private static PrecisionRecall given(List<Judged> answers, double threshold) {
        List<Judged> found = answers.stream()
                .filter(answer -> answer.confidence() >= threshold)
                .toList();
        return PrecisionRecall.of((int) found.stream().filter(Judged::right).count(), found.size(), (int)
                answers.stream().filter(Judged::right).count());
    }
}
