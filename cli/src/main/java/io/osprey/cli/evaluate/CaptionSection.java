package io.osprey.cli.evaluate;

import io.osprey.cli.evaluate.metrics.Bleu;
import io.osprey.cli.evaluate.metrics.CaptionPicture;
import io.osprey.cli.evaluate.metrics.CaptionTruth;
import io.osprey.cli.evaluate.metrics.CiderD;
import io.osprey.cli.evaluate.metrics.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sentences about whole pictures.
 *
 * @param feature {@code captions}
 * @param truth the file that says what people say
 * @param pictures how many were measured
 * @param ciderD as coco-caption prints it; papers print it times 100
 * @param bleu4 in 0..1
 * @param confidences right: two of three content words are used by people
 * @param captions each picture's
 */
record CaptionSection(
        String feature,
        String truth,
        int pictures,
        double ciderD,
        double bleu4,
        Confidences confidences,
        List<OfPicture> captions)
        implements Section {
    /**
     * One picture's sentence.
     *
     * @param picture name of the file
     * @param caption what the engine says
     * @param confidence how sure it is
     * @param ciderD the sentence's own
     * @param right for the table of confidences
     */
    record OfPicture(String picture, String caption, double confidence, double ciderD, boolean right) {}

    /**
     * What is kept of an answer.
     *
     * @param picture name of the file
     * @param caption what the engine says
     * @param confidence how sure it is
     * @param words of the caption and of what people say
     */
    record Said(String picture, String caption, double confidence, CaptionPicture words) {}

    static CaptionSection of(String truth, List<Said> said) {
        List<CaptionPicture> pictures = said.stream().map(Said::words).toList();
        CiderD cider = CiderD.of(pictures);
        List<OfPicture> captions = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            Said one = said.get(i);
            captions.add(new OfPicture(
                    one.picture(),
                    one.caption(),
                    one.confidence(),
                    cider.scores().get(i),
                    CaptionTruth.isRight(one.words())));
        }
        List<Judged> judged = captions.stream()
                .map(caption -> new Judged(caption.confidence(), caption.right()))
                .toList();
        return new CaptionSection(
                "captions", truth, said.size(), cider.mean(), Bleu.of(pictures), Confidences.of(judged, 0), captions);
    }

    @Override
    public void print(Lines lines, boolean details) {
        lines.heading(feature + ": " + truth + ", " + pictures + " pictures")
                .figure("CIDEr-D", ciderD)
                .figure("BLEU-4", bleu4);
        if (details) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("picture", "CIDEr-D", "confidence", "caption"));
            captions.forEach(caption -> rows.add(List.of(
                    caption.picture(),
                    Lines.percent(caption.ciderD()),
                    String.format(Locale.ROOT, "%.2f", caption.confidence()),
                    caption.caption())));
            lines.table(rows);
        }
        lines.confidences(confidences);
    }
}
