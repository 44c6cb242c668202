package io.osprey.engine.tags;

import io.osprey.engine.sight.SharedCard.TagName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which tags are wider than which, by their numbers in the card. Immutable. */
public final class TagHierarchy {
    private final List<TagName> tags;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<List<Integer>> wider = new ArrayList<>();

    /** @param tags in the card's order; all parents must be among them */
    public TagHierarchy(List<TagName> tags) {
        this.tags = List.copyOf(tags);
        for (int i = 0; i < tags.size(); i++) {
            numbers.put(tags.get(i).name(), i);
        }
        for (int i = 0; i < tags.size(); i++) {
            Set<Integer> above = new LinkedHashSet<>();
            collectWider(i, above);
            above.remove(i);
            wider.add(List.copyOf(above));
        }
    }

    private void collectWider(int tag, Set<Integer> above) {
        for (String parent : tags.get(tag).parents()) {
            int number = numbers.get(parent);
            if (above.add(number)) {
                collectWider(number, above);
            }
        }
    }

    /** How many tags there are. */
    public int size() {
        return tags.size();
    }

    public String name(int tag) {
        return tags.get(tag).name();
    }

    /** The number of a tag, -1 when there is none of that name. */
    public int find(String name) {
        return numbers.getOrDefault(name, -1);
    }

    /** All wider tags, the tag itself not among them. */
    public List<Integer> wider(int tag) {
        return wider.get(tag);
    }

    /** The way from a tag to the widest one, a step at a time: its first parent, that one's first parent, and so on. */
    public List<Integer> chain(int tag) {
        Set<Integer> chain = new LinkedHashSet<>();
        int at = tag;
        while (!tags.get(at).parents().isEmpty()) {
            at = numbers.get(tags.get(at).parents().get(0));
            if (at == tag || !chain.add(at)) {
                break;
            }
        }
        return List.copyOf(chain);
    }

    /** The probabilities with each wider tag raised to its likeliest narrower tag. */
    public double[] consistent(float[] probabilities) {
        double[] raised = new double[probabilities.length];
        for (int i = 0; i < raised.length; i++) {
            raised[i] = Math.max(raised[i], probabilities[i]);
            for (int above : wider.get(i)) {
                raised[above] = Math.max(raised[above], probabilities[i]);
            }
        }
        return raised;
    }
}
