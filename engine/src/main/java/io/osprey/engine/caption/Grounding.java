package io.osprey.engine.caption;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Keeps sentences to what was seen: words whose tags the shared network doesn't see become less likely, and nobody is said to be
 * there where it sees no person. Pure.
 *
 * @param card the decoder's
 * @param tagsOfWords for each word of the card the tags that it may mean, none for most
 * @param people for each word of the card whether it says that somebody is there
 * @param person number of the tag person
 * @param leastPerson probability of a person from which people may be named
 */
record Grounding(
        DecoderCard card, Map<Integer, List<Integer>> tagsOfWords, boolean[] people, int person, double leastPerson) {
    static Grounding of(DecoderCard card, int person, double leastPerson) {
        Map<Integer, List<Integer>> tagsOfWords = new HashMap<>();
        boolean[] people = new boolean[card.words().size()];
        IntStream.range(0, people.length).forEach(word -> {
            String text = card.words().get(word);
            people[word] = PeopleWords.contains(text);
            if (card.evidence().tags().containsKey(text)) {
                tagsOfWords.put(word, card.evidence().tags().get(text));
            }
        });
        return new Grounding(card, Map.copyOf(tagsOfWords), people, person, leastPerson);
    }

    /**
     * What is added to the log-probability of each word, negative infinity for words that mustn't be said.
     *
     * @param evidence probability of each tag
     */
    float[] penalties(float[] evidence) {
        float[] penalties = new float[people.length];
        tagsOfWords.forEach((word, tags) -> {
            double seen = tags.stream().mapToDouble(tag -> evidence[tag]).max().orElse(1);
            penalties[word] = (float) card.evidence().penalty(seen);
        });
        if (evidence[person] < leastPerson) {
            for (int word = 0; word < people.length; word++) {
                if (people[word]) {
                    penalties[word] = Float.NEGATIVE_INFINITY;
                }
            }
        }
        return penalties;
    }
}
