package io.osprey.cli.evaluate.metrics;

import java.util.List;

/**
 * A sentence about a picture and what people say of it.
 *
 * @param candidate the words of the sentence
 * @param references the words of at least one sentence by people
 */
public record CaptionPicture(List<String> candidate, List<List<String>> references) {
    public CaptionPicture {
        candidate = List.copyOf(candidate);
        references = references.stream().map(List::copyOf).toList();
        if (references.isEmpty()) {
            throw new IllegalArgumentException("a picture needs a reference");
        }
    }
}
