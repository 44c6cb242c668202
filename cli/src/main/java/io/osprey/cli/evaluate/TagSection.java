package io.osprey.cli.evaluate;

import io.osprey.cli.evaluate.metrics.Judged;
import io.osprey.cli.evaluate.metrics.TagPicture;
import io.osprey.cli.evaluate.metrics.TagScores;
import java.util.ArrayList;
import java.util.List;

/**
 * Tags of pictures.
 *
 * @param feature {@code tags}
 * @param truth the file that says which tags fit
 * @param threshold confidence from which on a tag is given
 * @param scores the figures
 * @param confidences right: the tag is among those that the file has for the picture
 */
record TagSection(String feature, String truth, double threshold, TagScores scores, Confidences confidences)
        implements Section {
    static TagSection of(String truth, List<String> tags, List<TagPicture> pictures, double threshold) {
        List<Judged> judged = new ArrayList<>();
        for (TagPicture picture : pictures) {
            for (String tag : tags) {
                judged.add(new Judged(
                        picture.confidences().getOrDefault(tag, 0.0),
                        picture.mentioned().contains(tag)));
            }
        }
        return new TagSection(
                "tags", truth, threshold, TagScores.of(tags, pictures, threshold), Confidences.of(judged, threshold));
    }

    @Override
    public void print(Lines lines, boolean details) {
        lines.heading(feature + ": " + truth + ", " + scores.pictures() + " pictures, "
                        + scores.tags().size() + " tags")
                .figure("mAP", scores.precision())
                .figure("F1 from " + threshold + " on, mean of the tags", scores.macroF1())
                .figure(
                        "F1 from " + threshold + " on, all answers",
                        scores.all().f1())
                .figure(
                        "precision, recall of all answers",
                        Lines.percent(scores.all().precision()) + ", "
                                + Lines.percent(scores.all().recall()));
        if (details) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("tag", "pictures", "AP", "precision", "recall", "F1"));
            scores.tags()
                    .forEach(tag -> rows.add(List.of(
                            tag.name(),
                            Integer.toString(tag.given().wanted()),
                            Lines.percent(tag.precision()),
                            Lines.percent(tag.given().precision()),
                            Lines.percent(tag.given().recall()),
                            Lines.percent(tag.given().f1()))));
            lines.table(rows);
        }
        lines.confidences(confidences);
    }
}
