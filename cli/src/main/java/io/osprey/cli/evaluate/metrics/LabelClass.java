package io.osprey.cli.evaluate.metrics;

import java.util.Set;

/**
 * A class of labelled pictures.
 *
 * @param name its label
 * @param tags each of which names it, at least one
 * @param wider tags that fit all of its pictures too, such as {@code animal} for {@code dog}
 */
public record LabelClass(String name, Set<String> tags, Set<String> wider) {
    public LabelClass {
        tags = Set.copyOf(tags);
        wider = Set.copyOf(wider);
        if (tags.isEmpty()) {
            throw new IllegalArgumentException("no tag names '" + name + "'");
        }
    }

    /** Whether a tag fits the pictures of this class. */
    public boolean fits(String tag) {
        return tags.contains(tag) || wider.contains(tag);
    }
}
