package io.osprey.engine.caption;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Keeps sentences to what was seen: words whose tags the shared network doesn't see become less likely, a wider word is said where
 * only that is sure ("animal" for "dog"; Deng et al. 2012, "Hedging your bets"), nobody is said to be there where it sees no
 * person, and nobody else where it sees a lone one. Pure.
 *
 * @param card the decoder's
 * @param tagsOfWords for each word of the card the tags that it may mean, none for most
 * @param widerWords for some words the wider ones that may be said instead, the narrowest of them first
 * @param people for each word of the card whether it says that somebody is there
 * @param one the words for one person
 * @param many the words for several people
 * @param person number of the tag person
 * @param leastPerson probability of a person from which people may be named
 */
record Grounding(
        DecoderCard card,
        Map<Integer, List<Integer>> tagsOfWords,
        Map<Integer, List<Integer>> widerWords,
        boolean[] people,
        Set<Integer> one,
        Set<Integer> many,
        int person,
        double leastPerson) {
    static Grounding of(DecoderCard card, int person, double leastPerson) {
        Map<Integer, List<Integer>> tagsOfWords = new HashMap<>();
        Map<Integer, List<Integer>> widerWords = new HashMap<>();
        boolean[] people = new boolean[card.words().size()];
        IntStream.range(0, people.length).forEach(word -> {
            String text = card.words().get(word);
            people[word] = PeopleWords.contains(text);
            if (card.evidence().tags().containsKey(text)) {
                tagsOfWords.put(word, card.evidence().tags().get(text));
            }
            List<String> wider = card.evidence().wider().words().getOrDefault(text, List.of());
            if (!wider.isEmpty()) {
                widerWords.put(word, wider.stream().map(card.words()::indexOf).toList());
            }
        });
        DecoderCard.Alone alone = card.evidence().alone();
        return new Grounding(
                card,
                Map.copyOf(tagsOfWords),
                Map.copyOf(widerWords),
                people,
                numbers(card, alone.one()),
                numbers(card, alone.many()),
                person,
                leastPerson);
    }

    private static Set<Integer> numbers(DecoderCard card, List<String> words) {
        return words.stream().map(card.words()::indexOf).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What words cost in a picture, and which are replaced.
     *
     * @param evidence probability of each tag
     * @param persons scores of the people's boxes, falling
     */
    WordJudgement judge(float[] evidence, double[] persons) {
        int[] instead = new int[people.length];
        Arrays.fill(instead, WordJudgement.ITSELF);
        widerWords.forEach((word, wider) -> {
            if (seen(word, evidence) < card.evidence().wider().below()) {
                wider.stream()
                        .filter(other ->
                                seen(other, evidence) >= card.evidence().wider().from())
                        .findFirst()
                        .ifPresent(other -> instead[word] = other);
            }
        });
        boolean alone = card.evidence().alone().isSeen(persons, evidence);
        float[] penalties = penalties(evidence);
        if (alone) {
            many.forEach(word -> penalties[word] = Float.NEGATIVE_INFINITY);
        }
        return new WordJudgement(penalties, instead, alone ? one : Set.of());
    }

    /** Probability of the likeliest tag that a word may mean; 1 when it means none. */
    private double seen(int word, float[] evidence) {
        return tagsOfWords.getOrDefault(word, List.of()).stream()
                .mapToDouble(tag -> evidence[tag])
                .max()
                .orElse(1);
    }

    private float[] penalties(float[] evidence) {
        float[] penalties = new float[people.length];
        tagsOfWords
                .keySet()
                .forEach(word -> penalties[word] = (float) card.evidence().penalty(seen(word, evidence)));
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
