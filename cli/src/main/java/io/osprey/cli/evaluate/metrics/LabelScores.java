package io.osprey.cli.evaluate.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * How often tags name the class of labelled pictures, as shares of the pictures.
 *
 * @param all of all pictures
 * @param classes each class, by name
 */
public record LabelScores(Shares all, List<OfClass> classes) {
    public LabelScores {
        classes = List.copyOf(classes);
    }

    /**
     * Shares of some pictures, each in 0..1.
     *
     * @param pictures how many
     * @param top1 the surest tag names the class
     * @param top5 one of the five surest tags does
     * @param top1OrWider the surest tag names the class or something wider
     * @param top5OrWider one of the five surest tags does
     * @param top1AmongClasses no other class is as sure
     * @param top5AmongClasses at most four other classes are as sure
     */
    public record Shares(
            int pictures,
            double top1,
            double top5,
            double top1OrWider,
            double top5OrWider,
            double top1AmongClasses,
            double top5AmongClasses) {
        static Shares of(List<LabelRanks> pictures) {
            return new Shares(
                    pictures.size(),
                    share(pictures, LabelRanks::own, 1),
                    share(pictures, LabelRanks::own, 5),
                    share(pictures, LabelRanks::ownOrWider, 1),
                    share(pictures, LabelRanks::ownOrWider, 5),
                    share(pictures, LabelRanks::amongClasses, 1),
                    share(pictures, LabelRanks::amongClasses, 5));
        }

        private static double share(List<LabelRanks> pictures, ToIntFunction<LabelRanks> rank, int most) {
            long within = pictures.stream()
                    .filter(picture -> rank.applyAsInt(picture) <= most)
                    .count();
            return within / (double) Math.max(1, pictures.size());
        }
    }

    /**
     * One class.
     *
     * @param name its label
     * @param shares of its pictures
     * @param commonFirst the tag that is most often the surest, and the first by name of those that are as often
     */
    public record OfClass(String name, Shares shares, String commonFirst) {}

    /** Counts. */
    public static LabelScores of(List<LabelRanks> pictures) {
        Map<String, List<LabelRanks>> byLabel =
                pictures.stream().collect(Collectors.groupingBy(LabelRanks::label, TreeMap::new, Collectors.toList()));
        List<OfClass> classes = new ArrayList<>();
        byLabel.forEach((label, own) -> classes.add(new OfClass(label, Shares.of(own), commonFirst(own))));
        return new LabelScores(Shares.of(pictures), classes);
    }

    private static String commonFirst(List<LabelRanks> pictures) {
        Map<String, Long> counts = pictures.stream()
                .map(LabelRanks::first)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
