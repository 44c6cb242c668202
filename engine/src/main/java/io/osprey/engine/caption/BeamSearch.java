package io.osprey.engine.caption;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Finds likely sentences for several pictures at once by following a few beginnings of sentences for each ("beam search";
 * length normalisation after Wu et al. 2016, "Google's neural machine translation system", section 7). A width of 1 is greedy
 * search. Pure: all it knows comes from the {@link StepFunction}.
 *
 * @param begin number of the mark before the first word
 * @param end number of the mark after the last word
 * @param never numbers that no sentence may have: the other marks
 * @param longest words at most, the end mark included
 * @param lengthPower sentences are compared by log-probability / length^lengthPower
 */
record BeamSearch(int begin, int end, Set<Integer> never, int longest, double lengthPower) {
    BeamSearch {
        never = Set.copyOf(never);
    }

    /** One row of the last call of the step function, or a picture before the first. */
    private record Row(int number, Hypothesis hypothesis) {}

    /** A way to go on. */
    private record Step(Row from, int word, double logProbability) {
        double sum() {
            return from.hypothesis().logProbability() + logProbability;
        }
    }

    /** The search for one picture. */
    private final class Beam {
        private final int width;
        private final WordJudgement judgement;
        private List<Row> rows;
        private final List<Hypothesis> ended = new ArrayList<>();
        private List<Step> best = new ArrayList<>();

        Beam(int picture, int width, WordJudgement judgement) {
            this.width = width;
            this.judgement = judgement;
            this.rows = List.of(new Row(picture, Hypothesis.EMPTY));
        }

        /** Looks through what may follow a row; keeps the best steps of all rows seen since {@link #advance}. */
        void consider(Row row, float[] logProbabilities) {
            float[] judged = judgement.judged(logProbabilities);
            for (int word = 0; word < judged.length; word++) {
                double sum = row.hypothesis().logProbability() + judged[word];
                if (judged[word] > Float.NEGATIVE_INFINITY
                        && (best.size() < 2 * width
                                || sum > best.get(best.size() - 1).sum())
                        && isAllowed(row.hypothesis(), word)) {
                    insert(new Step(row, word, judged[word]));
                }
            }
        }

        /** Among equals the one seen first stays first. */
        private void insert(Step step) {
            int at = best.size();
            while (at > 0 && best.get(at - 1).sum() < step.sum()) {
                at--;
            }
            best.add(at, step);
            if (best.size() > 2 * width) {
                best.remove(best.size() - 1);
            }
        }

        private boolean isAllowed(Hypothesis hypothesis, int word) {
            if (word == end) {
                return hypothesis.words().length > 0;
            }
            return !never.contains(word) && !hypothesis.wouldRepeat(word) && judgement.allows(hypothesis.words(), word);
        }

        /** Takes the best steps: those that say the end mark are done, of the others the best go on. */
        List<Step> advance() {
            List<Step> onward = new ArrayList<>();
            for (Step step : best) {
                if (onward.size() == width) {
                    break;
                }
                if (step.word() == end) {
                    ended.add(step.from().hypothesis().ended(step.logProbability()));
                } else {
                    onward.add(step);
                }
            }
            best = new ArrayList<>();
            rows = List.of();
            return isDone(onward) ? List.of() : onward;
        }

        /** Done when enough have ended and no beginning can still beat the worst of these. */
        private boolean isDone(List<Step> onward) {
            if (ended.size() < width || onward.isEmpty()) {
                return onward.isEmpty();
            }
            double worst = sorted().get(width - 1).score(lengthPower);
            return onward.get(0).sum() / Math.pow(longest, lengthPower) <= worst;
        }

        List<Hypothesis> sorted() {
            List<Hypothesis> sorted = new ArrayList<>(ended);
            sorted.sort(Comparator.comparingDouble((Hypothesis h) -> h.score(lengthPower))
                    .reversed());
            return sorted;
        }

        /** The best sentences; when none has ended in time, the beginnings. */
        List<Hypothesis> result() {
            if (ended.isEmpty()) {
                rows.forEach(row -> ended.add(row.hypothesis()));
            }
            List<Hypothesis> sorted = sorted();
            return sorted.subList(0, Math.min(width, sorted.size()));
        }
    }

    /**
     * Searches.
     *
     * @param steps says what may follow
     * @param judgements for each picture what its evidence does to the words; its sentences never have a word that is ruled out
     * @param width how many beginnings are followed for each picture, 1 or more
     * @return for each picture up to {@code width} sentences, best first
     */
    List<List<Hypothesis>> search(StepFunction steps, List<WordJudgement> judgements, int width) {
        List<Beam> beams = new ArrayList<>();
        for (int picture = 0; picture < judgements.size(); picture++) {
            beams.add(new Beam(picture, width, judgements.get(picture)));
        }
        for (int length = 1; length <= longest; length++) {
            if (!advance(beams, steps, length == 1)) {
                break;
            }
        }
        return beams.stream().map(Beam::result).toList();
    }

    /** Goes on by one word; false when all beams are done. */
    private boolean advance(List<Beam> beams, StepFunction steps, boolean first) {
        List<Row> rows = new ArrayList<>();
        beams.forEach(beam -> rows.addAll(beam.rows));
        if (rows.isEmpty()) {
            return false;
        }
        int[] parents = rows.stream().mapToInt(Row::number).toArray();
        int[] words = rows.stream()
                .mapToInt(row -> first
                        ? begin
                        : row.hypothesis().words()[row.hypothesis().words().length - 1])
                .toArray();
        float[][] logProbabilities = steps.next(parents, words);
        int row = 0;
        for (Beam beam : beams) {
            List<Row> asked = beam.rows;
            for (Row parent : asked) {
                beam.consider(new Row(row, parent.hypothesis()), logProbabilities[row]);
                row++;
            }
            if (!asked.isEmpty()) {
                List<Row> onward = new ArrayList<>();
                for (Step step : beam.advance()) {
                    onward.add(new Row(
                            step.from().number(),
                            step.from().hypothesis().continued(step.word(), step.logProbability())));
                }
                beam.rows = onward;
            }
        }
        return true;
    }
}
