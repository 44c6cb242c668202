package io.osprey.engine.caption;

import java.util.List;
import java.util.Map;

/**
 * The card of the role {@code caption-decode}.
 *
 * @param words the vocabulary in the order of the output
 * @param pad number of the filler
 * @param begin number of the mark before the first word
 * @param end number of the mark after the last word
 * @param unknown number of the mark for all other words
 * @param longest words of a sentence at most, the end mark included
 * @param beam how many beginnings of sentences are followed at a time
 * @param lengthPower sentences are compared by log-probability / length^lengthPower
 * @param confidence from a sentence's mean log-probability to its confidence
 * @param evidence what words need to be said
 */
record DecoderCard(
        List<String> words,
        int pad,
        int begin,
        int end,
        int unknown,
        int longest,
        int beam,
        double lengthPower,
        Calibration confidence,
        Evidence evidence) {
    DecoderCard {
        words = List.copyOf(words);
        if (!words.containsAll(evidence.alone().one())
                || !words.containsAll(evidence.alone().many())) {
            throw new IllegalArgumentException("words for people that are no words");
        }
        if (longest < 1 || beam < 1) {
            throw new IllegalArgumentException("impossible search: " + longest + " words, beam " + beam);
        }
        for (Map.Entry<String, List<String>> wider : evidence.wider().words().entrySet()) {
            if (!words.contains(wider.getKey())
                    || !words.containsAll(wider.getValue())
                    || !evidence.tags().keySet().containsAll(wider.getValue())) {
                throw new IllegalArgumentException("no words with tags: " + wider);
            }
        }
    }

    /**
     * A logistic curve fitted to how often sentences are right (Platt 1999, "Probabilistic outputs for support vector
     * machines"); slope 1 and offset 0 mean that none was fitted.
     */
    record Calibration(double slope, double offset) {
        /** The confidence for a mean log-probability of the words, which is at most 0. */
        double confidence(double meanLogProbability) {
            if (slope == 1 && offset == 0) {
                return Math.exp(meanLogProbability);
            }
            return 1 / (1 + Math.exp(-(slope * meanLogProbability + offset)));
        }
    }

    /**
     * What the shared network must have seen for a word to cost nothing.
     *
     * @param weight how much a missing tag counts: a word's log-probability falls by weight * log(floor / evidence)
     * @param floor probability of a tag from which its words cost nothing
     * @param tags numbers of the tags that a word may mean; words that mean none aren't there
     * @param wider when a wider word is said
     * @param alone when only one person is named
     */
    record Evidence(double weight, double floor, Map<String, List<Integer>> tags, Wider wider, Alone alone) {
        Evidence {
            tags = Map.copyOf(tags);
            if (weight < 0 || floor <= 0 || floor > 1) {
                throw new IllegalArgumentException("impossible evidence: weight " + weight + ", floor " + floor);
            }
        }

        /** What is added to the log-probability of a word whose likeliest tag has this probability; 0 or less. */
        double penalty(double probability) {
            return weight * Math.min(0, Math.log(Math.max(probability, 1e-4) / floor));
        }
    }

    /**
     * When a wider word is said in place of a narrow one.
     *
     * @param below probability of its tag below which a narrow word is replaced
     * @param from probability of its tag from which a wider word may replace it
     * @param words narrow word to wider ones, the narrowest of these first; all have tags
     */
    record Wider(double below, double from, Map<String, List<String>> words) {
        Wider {
            words = Map.copyOf(words);
            if (below < 0 || from < below || from > 1) {
                throw new IllegalArgumentException("impossible: below " + below + " from " + from);
            }
        }
    }

    /**
     * When a person is known to be alone, so that a sentence may name one person only.
     *
     * @param from score of the best person's box from which somebody is surely there
     * @param below score of the second best person's box below which nobody else is
     * @param group number of the tag for groups
     * @param groupBelow probability of that tag below which there is none
     * @param one words for one person
     * @param many words for several
     */
    record Alone(double from, double below, int group, double groupBelow, List<String> one, List<String> many) {
        Alone {
            one = List.copyOf(one);
            many = List.copyOf(many);
            if (below < 0 || from < below || from > 1 || group < 0) {
                throw new IllegalArgumentException("impossible: from " + from + " below " + below + " group " + group);
            }
        }

        /**
         * Whether one person is seen, and surely no other.
         *
         * @param people scores of the people's boxes, falling
         * @param evidence probability of each tag
         */
        boolean isSeen(double[] people, float[] evidence) {
            return people.length > 0
                    && people[0] >= from
                    && (people.length == 1 || people[1] < below)
                    && evidence[group] < groupBelow;
        }
    }
}
