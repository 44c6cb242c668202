package io.osprey.cli.evaluate.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * CIDEr-D (Vedantam et al. 2015) as coco-caption computes it: cosines of runs of one to four words, weighted by how rare they are in
 * the references at hand, clipped, with a penalty for other lengths (sigma 6), times 10. Papers print it times 100 again.
 *
 * @param mean over all pictures; 0 when there are none
 * @param scores of each picture
 */
public record CiderD(double mean, List<Double> scores) {
    private static final double SIGMA = 6;
    private static final double SCALE = 10;

    public CiderD {
        scores = List.copyOf(scores);
    }

    /** The scores; with a single picture no word is rare, and they are 0. */
    public static CiderD of(List<CaptionPicture> pictures) {
        Map<List<String>, Integer> documents = new HashMap<>();
        for (CaptionPicture picture : pictures) {
            Set<List<String>> grams = new HashSet<>();
            for (List<String> reference : picture.references()) {
                for (int n = 1; n <= Grams.LONGEST; n++) {
                    grams.addAll(Grams.count(reference, n).keySet());
                }
            }
            grams.forEach(gram -> documents.merge(gram, 1, Integer::sum));
        }
        List<Double> scores = new ArrayList<>();
        for (CaptionPicture picture : pictures) {
            Weighted own = Weighted.of(picture.candidate(), documents, pictures.size());
            double sum = 0;
            for (List<String> reference : picture.references()) {
                sum += own.similarity(Weighted.of(reference, documents, pictures.size()));
            }
            scores.add(SCALE * sum / picture.references().size());
        }
        double mean = scores.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        return new CiderD(mean, scores);
    }

    /**
     * A sentence as vectors, one for each length of runs.
     *
     * @param weights of each run: how often it occurs, times the logarithm of how rare it is
     * @param norms lengths of the vectors
     * @param words how many words the sentence has
     */
    private record Weighted(List<Map<List<String>, Double>> weights, double[] norms, int words) {
        static Weighted of(List<String> sentence, Map<List<String>, Integer> documents, int pictures) {
            List<Map<List<String>, Double>> weights = new ArrayList<>();
            double[] norms = new double[Grams.LONGEST];
            for (int n = 1; n <= Grams.LONGEST; n++) {
                Map<List<String>, Double> vector = new HashMap<>();
                for (Map.Entry<List<String>, Integer> gram :
                        Grams.count(sentence, n).entrySet()) {
                    double rarity = Math.log(pictures) - Math.log(documents.getOrDefault(gram.getKey(), 1));
                    double weight = gram.getValue() * rarity;
                    vector.put(gram.getKey(), weight);
                    norms[n - 1] += weight * weight;
                }
                norms[n - 1] = Math.sqrt(norms[n - 1]);
                weights.add(vector);
            }
            return new Weighted(weights, norms, sentence.size());
        }

        double similarity(Weighted reference) {
            double sum = 0;
            for (int n = 0; n < Grams.LONGEST; n++) {
                double inner = 0;
                for (Map.Entry<List<String>, Double> gram : weights.get(n).entrySet()) {
                    double other = reference.weights.get(n).getOrDefault(gram.getKey(), 0.0);
                    inner += Math.min(gram.getValue(), other) * other;
                }
                double norm = norms[n] * reference.norms[n];
                sum += norm == 0 ? 0 : inner / norm;
            }
            double difference = words - reference.words;
            return sum / Grams.LONGEST * Math.exp(-difference * difference / (2 * SIGMA * SIGMA));
        }
    }
}
