package io.osprey.cli.evaluate.metrics;

import java.util.Map;
import java.util.Set;

/**
 * The tags of one picture.
 *
 * @param confidences of the tags; one that is not there has confidence 0
 * @param truths tags that fit
 * @param mentioned tags that fit or may fit, all truths among them: giving one is not wrong
 */
public record TagPicture(Map<String, Double> confidences, Set<String> truths, Set<String> mentioned) {
    public TagPicture {
        confidences = Map.copyOf(confidences);
        truths = Set.copyOf(truths);
        mentioned = Set.copyOf(mentioned);
        if (!mentioned.containsAll(truths)) {
            throw new IllegalArgumentException("a tag that fits is not mentioned");
        }
    }
}
