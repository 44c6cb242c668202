package io.osprey.cli.evaluate.metrics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** BLEU-4 of a whole set of sentences (Papineni et al. 2002), with the closest reference length as coco-caption has it. */
public final class Bleu {
    private Bleu() {}

    /** In 0..1; 0 when no run of four words is right (coco-caption: next to 0), or there are no pictures. */
    public static double of(List<CaptionPicture> pictures) {
        long[] right = new long[Grams.LONGEST];
        long[] said = new long[Grams.LONGEST];
        long length = 0;
        long wantedLength = 0;
        for (CaptionPicture picture : pictures) {
            length += picture.candidate().size();
            wantedLength += closestLength(picture);
            for (int n = 1; n <= Grams.LONGEST; n++) {
                Map<List<String>, Integer> own = Grams.count(picture.candidate(), n);
                Map<List<String>, Integer> most = new HashMap<>();
                for (List<String> reference : picture.references()) {
                    Grams.count(reference, n).forEach((gram, count) -> most.merge(gram, count, Math::max));
                }
                for (Map.Entry<List<String>, Integer> gram : own.entrySet()) {
                    right[n - 1] += Math.min(gram.getValue(), most.getOrDefault(gram.getKey(), 0));
                    said[n - 1] += gram.getValue();
                }
            }
        }
        double logarithms = 0;
        for (int n = 0; n < Grams.LONGEST; n++) {
            if (right[n] == 0) {
                return 0;
            }
            logarithms += Math.log((double) right[n] / said[n]);
        }
        double brevity = Math.min(0, 1 - (double) wantedLength / length);
        return Math.exp(logarithms / Grams.LONGEST + brevity);
    }

    /** The length of the reference that is closest to the sentence's own; of equally close ones, the shorter. */
    private static int closestLength(CaptionPicture picture) {
        int own = picture.candidate().size();
        int closest = Integer.MAX_VALUE;
        for (List<String> reference : picture.references()) {
            int distance = Math.abs(reference.size() - own);
            int best = Math.abs(closest - own);
            if (distance < best || distance == best && reference.size() < closest) {
                closest = reference.size();
            }
        }
        return closest;
    }
}
