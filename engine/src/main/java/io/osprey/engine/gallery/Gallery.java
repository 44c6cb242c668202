package io.osprey.engine.gallery;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Exemplars of one kind, and whose the nearest one is.
 *
 * @param exemplars in any order
 * @param threshold similarity from which on the nearest exemplar's name is given
 */
public record Gallery(List<Exemplar> exemplars, double threshold) {
    /** Knows nothing. */
    public static final Gallery EMPTY = new Gallery(List.of(), 1);

    public Gallery {
        exemplars = List.copyOf(exemplars);
    }

    /**
     * A name and how near it is.
     *
     * @param similarity cosine of the angle between the embeddings, -1 to 1
     */
    public record Match(String name, double similarity) {}

    public boolean isEmpty() {
        return exemplars.isEmpty();
    }

    /** The name of the nearest exemplar if that is near enough; of equally near ones, the first name in the alphabet. */
    public Optional<Match> recognise(Embedding embedding) {
        return nearest(exemplars, embedding).filter(match -> match.similarity() >= threshold);
    }

    /** The nearest of some exemplars, however far. */
    static Optional<Match> nearest(List<Exemplar> exemplars, Embedding embedding) {
        return exemplars.stream()
                .map(exemplar -> new Match(exemplar.name(), exemplar.embedding().similarity(embedding)))
                .min(Comparator.comparingDouble(Match::similarity).reversed().thenComparing(Match::name));
    }
}
