package io.osprey.cli.evaluate;

import io.osprey.cli.evaluate.metrics.Judged;
import io.osprey.cli.evaluate.metrics.LabelRanks;
import io.osprey.cli.evaluate.metrics.LabelScores;
import java.util.ArrayList;
import java.util.List;

/**
 * Tags of pictures that have a class.
 *
 * @param feature {@code labels}
 * @param truth the folder of the classes
 * @param scores the figures
 * @param confidences of the tags that name classes; right: the tag names the picture's class or something wider
 */
record LabelSection(String feature, String truth, LabelScores scores, Confidences confidences) implements Section {
    /**
     * What is kept of an answer.
     *
     * @param ranks where the class is named
     * @param judged the tags that name classes
     */
    record Ranked(LabelRanks ranks, List<Judged> judged) {}

    static LabelSection of(String truth, List<Ranked> pictures, double threshold) {
        List<Judged> judged = new ArrayList<>();
        pictures.forEach(picture -> judged.addAll(picture.judged()));
        return new LabelSection(
                "labels",
                truth,
                LabelScores.of(pictures.stream().map(Ranked::ranks).toList()),
                Confidences.of(judged, threshold));
    }

    @Override
    public void print(Lines lines, boolean details) {
        LabelScores.Shares all = scores.all();
        lines.heading(feature + ": " + truth + ", " + all.pictures() + " pictures of "
                        + scores.classes().size() + " classes")
                .figure("class is the first tag", all.top1())
                .figure("class is in the first 5 tags", all.top5())
                .figure("class or something wider is the first tag", all.top1OrWider())
                .figure("class or something wider in the first 5", all.top5OrWider())
                .figure("class is the first of all classes", all.top1AmongClasses())
                .figure("class is in the first 5 of all classes", all.top5AmongClasses());
        if (details) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("class", "pictures", "top 1", "top 5", "among classes", "usual first tag"));
            scores.classes()
                    .forEach(one -> rows.add(List.of(
                            one.name(),
                            Integer.toString(one.shares().pictures()),
                            Lines.percent(one.shares().top1()),
                            Lines.percent(one.shares().top5()),
                            Lines.percent(one.shares().top1AmongClasses()),
                            one.commonFirst())));
            lines.table(rows);
        }
        lines.confidences(confidences);
    }
}
