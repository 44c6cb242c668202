package io.osprey.cli.evaluate;

import io.osprey.cli.evaluate.metrics.BoxPicture;
import io.osprey.cli.evaluate.metrics.BoxScores;
import io.osprey.cli.evaluate.metrics.CocoBoxes;
import java.util.ArrayList;
import java.util.List;

/**
 * Boxes of objects or people.
 *
 * @param feature {@code objects} or {@code people}
 * @param truth the file that says what is right
 * @param pictures how many were measured
 * @param scores COCO's figures
 * @param confidences right: the box is one of its kind at an intersection over union of .50
 */
record BoxSection(String feature, String truth, int pictures, BoxScores scores, Confidences confidences)
        implements Section {
    static BoxSection of(
            String feature, String truth, List<String> kinds, List<BoxPicture> pictures, double threshold) {
        return new BoxSection(
                feature,
                truth,
                pictures.size(),
                CocoBoxes.of(kinds, pictures),
                Confidences.of(CocoBoxes.judged(kinds, pictures), threshold));
    }

    @Override
    public void print(Lines lines, boolean details) {
        int boxes = scores.kinds().stream().mapToInt(BoxScores.Kind::boxes).sum();
        lines.heading(feature + ": " + truth + ", " + pictures + " pictures, " + boxes + " boxes of "
                        + scores.kinds().size() + " classes")
                .figure("mAP@[.5:.95]", scores.precision())
                .figure("mAP@.5", scores.precision50())
                .figure("mAP@.75", scores.precision75())
                .figure(
                        "mAP of small, medium, large",
                        Lines.percent(scores.precisionSmall()) + ", " + Lines.percent(scores.precisionMedium()) + ", "
                                + Lines.percent(scores.precisionLarge()))
                .figure(
                        "recall with 1, 10, 100 boxes",
                        Lines.percent(scores.recall1()) + ", " + Lines.percent(scores.recall10()) + ", "
                                + Lines.percent(scores.recall100()))
                .figure(
                        "recall of small, medium, large",
                        Lines.percent(scores.recallSmall()) + ", " + Lines.percent(scores.recallMedium()) + ", "
                                + Lines.percent(scores.recallLarge()));
        if (details) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("class", "boxes", "AP", "AP@.5"));
            scores.kinds()
                    .forEach(kind -> rows.add(List.of(
                            kind.name(),
                            Integer.toString(kind.boxes()),
                            Lines.percent(kind.precision()),
                            Lines.percent(kind.precision50()))));
            lines.table(rows);
        }
        lines.confidences(confidences);
    }
}
