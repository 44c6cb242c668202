package io.osprey.engine.tags;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Confidence;
import io.osprey.engine.FeatureReader;
import io.osprey.engine.Perception;
import io.osprey.engine.language.SpokenLanguage;
import io.osprey.engine.language.TagNames;
import io.osprey.engine.sight.SharedCard;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Tags from the shared network. An object's box raises its tag, a tag brings its wider tags, and of tags that exclude each
 * other the likelier one stays. Of a picture with fewer than {@link #FEW} sure tags, the best unsure ones are given too.
 */
public final class TagReader implements FeatureReader<TagResult> {
    /** So many tags are given even if they are unsure. */
    static final int FEW = 3;

    /** But none below this probability. */
    static final double LEAST = 0.2;

    private static final List<List<String>> EXCLUDING = List.of(List.of("indoor", "outdoor"));

    private final SharedCard card;
    private final TagHierarchy hierarchy;

    public TagReader(SharedCard card) {
        this.card = card;
        this.hierarchy = new TagHierarchy(card.tags());
    }

    @Override
    public TagResult read(Perception perception, AnalysisRequest request) {
        double threshold = request.unsureToo() ? card.unsureToo().thresholds().tag() : threshold();
        List<Tag> tags = tags(perception.sight().evidence(card.face()), threshold);
        return new TagResult(named(tags, request.language()));
    }

    private double threshold() {
        return card.thresholds().tag();
    }

    /** English names of the tags of a picture, likeliest first. */
    public List<String> names(Perception perception) {
        return tags(perception.sight().evidence(card.face())).stream()
                .map(Tag::name)
                .toList();
    }

    /** The tags as a language calls them; of two that it calls the same, the likelier. */
    static List<Tag> named(List<Tag> tags, SpokenLanguage language) {
        Map<String, Tag> byName = new LinkedHashMap<>();
        for (Tag tag : tags) {
            String name = TagNames.of(tag.name(), language);
            byName.putIfAbsent(name, new Tag(name, tag.confidence()));
        }
        return List.copyOf(byName.values());
    }

    /** The tags in English for the probability of each tag in the card's order. */
    List<Tag> tags(float[] evidence) {
        return tags(evidence, threshold());
    }

    /** As {@link #tags(float[])}, with another threshold in place of the card's; with 0, every tag. */
    List<Tag> tags(float[] evidence, double threshold) {
        double[] probabilities = hierarchy.consistent(evidence);
        EXCLUDING.forEach(pair -> exclude(probabilities, hierarchy.find(pair.get(0)), hierarchy.find(pair.get(1))));
        List<Tag> likely = IntStream.range(0, probabilities.length)
                .filter(tag -> probabilities[tag] >= Math.min(LEAST, threshold))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer tag) -> probabilities[tag])
                        .reversed())
                .map(tag -> new Tag(hierarchy.name(tag), Confidence.of(probabilities[tag])))
                .toList();
        long sure = likely.stream().filter(tag -> tag.confidence() >= threshold).count();
        return likely.subList(0, (int) Math.min(likely.size(), Math.max(sure, FEW)));
    }

    /** Removes the less likely of two tags, and all that are narrower than it. */
    private void exclude(double[] probabilities, int one, int other) {
        if (one < 0 || other < 0) {
            return;
        }
        int loser = probabilities[one] >= probabilities[other] ? other : one;
        for (int tag = 0; tag < probabilities.length; tag++) {
            if (tag == loser || hierarchy.wider(tag).contains(loser)) {
                probabilities[tag] = 0;
            }
        }
    }
}
