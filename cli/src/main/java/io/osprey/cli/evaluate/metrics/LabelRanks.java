package io.osprey.cli.evaluate.metrics;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the tags of one picture name its class; ranks begin with 1, and {@link #NEVER} stands for none.
 *
 * @param label the picture's class
 * @param first the surest tag; empty when there is none
 * @param own rank of the first tag that names the class
 * @param ownOrWider rank of the first tag that names the class or something wider
 * @param amongClasses rank of the class among all classes, each as sure as its surest tag; classes that are as sure come before it,
 *     unless the same tags name them
 */
public record LabelRanks(String label, String first, int own, int ownOrWider, int amongClasses) {
    /** The rank of what is not there. */
    public static final int NEVER = Integer.MAX_VALUE;

    /**
     * Ranks.
     *
     * @param own the picture's class
     * @param classes all classes, the own one among them
     * @param confidences of all tags
     */
    public static LabelRanks of(LabelClass own, Collection<LabelClass> classes, Map<String, Double> confidences) {
        List<String> ranked = confidences.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        int first = NEVER;
        int wider = NEVER;
        for (int i = ranked.size() - 1; i >= 0; i--) {
            first = own.tags().contains(ranked.get(i)) ? i + 1 : first;
            wider = own.fits(ranked.get(i)) ? i + 1 : wider;
        }
        double sure = sureness(own, confidences);
        long before = classes.stream()
                .filter(other -> !other.tags().equals(own.tags()))
                .filter(other -> sureness(other, confidences) >= sure)
                .count();
        return new LabelRanks(
                own.name(),
                ranked.isEmpty() ? "" : ranked.get(0),
                first,
                wider,
                first == NEVER ? NEVER : 1 + (int) before);
    }

    /** The confidences of the tags that name the classes, by tag, with whether each fits the picture's own class. */
    public static List<Judged> judged(LabelClass own, Collection<LabelClass> classes, Map<String, Double> confidences) {
        Map<String, Judged> judged = new TreeMap<>();
        for (LabelClass each : classes) {
            for (String tag : each.tags()) {
                if (confidences.containsKey(tag)) {
                    judged.put(tag, new Judged(confidences.get(tag), own.fits(tag)));
                }
            }
        }
        return List.copyOf(judged.values());
    }

    private static double sureness(LabelClass each, Map<String, Double> confidences) {
        return each.tags().stream()
                .mapToDouble(tag -> confidences.getOrDefault(tag, 0.0))
                .max()
                .orElse(0);
    }
}
