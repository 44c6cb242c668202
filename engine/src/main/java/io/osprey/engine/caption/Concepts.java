package io.osprey.engine.caption;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the captioner is told besides the grid: the tags that the shared network is fairly sure of (after Fang et al. 2015,
 * "From captions to visual concepts and back"). Pure.
 */
final class Concepts {
    private Concepts() {}

    /**
     * The likeliest tags, likeliest first, as the network wants them.
     *
     * @param evidence probability of each tag
     * @param count how many numbers are wanted
     * @param least probability from which a tag may be a concept
     * @return tag indices + 1, filled up with 0
     */
    static long[] of(float[] evidence, int count, double least) {
        List<Integer> likeliest = IntStream.range(0, evidence.length)
                .filter(tag -> evidence[tag] >= least)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer tag) -> evidence[tag])
                        .reversed())
                .limit(count)
                .toList();
        long[] concepts = new long[count];
        for (int i = 0; i < likeliest.size(); i++) {
            concepts[i] = likeliest.get(i) + 1;
        }
        return concepts;
    }
}
