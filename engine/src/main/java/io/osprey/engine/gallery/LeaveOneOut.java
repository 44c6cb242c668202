package io.osprey.engine.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How well the nearest exemplar tells names, on pictures whose names are known: each is taken out in turn and asked about twice,
 * once with the others of its name in the gallery (is it found, and rightly?) and once without (is it taken for another name, as
 * every stranger should not be?). Pure.
 */
public final class LeaveOneOut {
    private final List<Trial> trials;

    /**
     * One picture against the others.
     *
     * @param similarity to the nearest other picture
     * @param isRight whether that one has its name
     * @param hasCompany whether another picture has its name at all
     * @param strangerSimilarity to the nearest picture of another name; -1 when there is none
     */
    record Trial(double similarity, boolean isRight, boolean hasCompany, double strangerSimilarity) {}

    /**
     * What a threshold would do.
     *
     * @param threshold similarity
     * @param named pictures that are given a name, of those that share theirs with another
     * @param right those of them that are given theirs
     * @param nameable pictures that share their name with another
     * @param strangersNamed pictures that are given a name when their own isn't in the gallery
     * @param strangers all pictures
     */
    public record Score(double threshold, int named, int right, int nameable, int strangersNamed, int strangers) {
        /** The share of the given names that are right, 0..1; 1 when none is given. */
        public double precision() {
            return named == 0 ? 1 : (double) right / named;
        }

        /** The share of the pictures that are given their name, 0..1. */
        public double recall() {
            return nameable == 0 ? 0 : (double) right / nameable;
        }

        /** The share of strangers that are given a name, 0..1. */
        public double strangerRate() {
            return strangers == 0 ? 0 : (double) strangersNamed / strangers;
        }
    }

    private LeaveOneOut(List<Trial> trials) {
        this.trials = trials;
    }

    /** Tries every exemplar against the others. */
    public static LeaveOneOut of(List<Exemplar> exemplars) {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < exemplars.size(); i++) {
            trials.add(trial(exemplars, i));
        }
        return new LeaveOneOut(trials);
    }

    private static Trial trial(List<Exemplar> exemplars, int left) {
        Exemplar asked = exemplars.get(left);
        double own = -1;
        double strange = -1;
        boolean hasCompany = false;
        for (int i = 0; i < exemplars.size(); i++) {
            if (i != left) {
                Exemplar other = exemplars.get(i);
                double similarity = asked.embedding().similarity(other.embedding());
                if (other.name().equals(asked.name())) {
                    own = Math.max(own, similarity);
                    hasCompany = true;
                } else {
                    strange = Math.max(strange, similarity);
                }
            }
        }
        return new Trial(Math.max(own, strange), own > strange, hasCompany, strange);
    }

    /** What a threshold would do. */
    public Score at(double threshold) {
        List<Trial> nameable = trials.stream().filter(Trial::hasCompany).toList();
        List<Trial> named = nameable.stream()
                .filter(trial -> trial.similarity() >= threshold)
                .toList();
        return new Score(
                threshold,
                named.size(),
                (int) named.stream().filter(Trial::isRight).count(),
                nameable.size(),
                (int) trials.stream()
                        .filter(trial -> trial.strangerSimilarity() >= threshold)
                        .count(),
                trials.size());
    }

    /**
     * The lowest threshold, in steps of a hundredth, from which on at least a share of the given names is right and at most a
     * share of strangers is given a name.
     *
     * @return empty when none is good enough below 1
     */
    public Optional<Score> lowest(double leastPrecision, double mostStrangers) {
        Optional<Score> lowest = Optional.empty();
        for (int hundredths = 99; hundredths >= 0; hundredths--) {
            Score score = at(hundredths / 100.0);
            if (score.precision() < leastPrecision || score.strangerRate() > mostStrangers) {
                break;
            }
            lowest = Optional.of(score);
        }
        return lowest;
    }
}
