package io.osprey.cli.evaluate;

import io.osprey.cli.evaluate.metrics.Judged;
import io.osprey.cli.evaluate.metrics.Reliability;
import java.util.List;

/**
 * Whether confidences keep what they promise.
 *
 * @param threshold confidence from which on people are shown an answer; 0 where they are shown all
 * @param given of the answers that people are shown
 * @param all of all answers from {@link #LEAST} on
 */
record Confidences(double threshold, Reliability given, Reliability all) {
    /** Answers below this confidence are not looked at: there are very many, all of them rightly unsure. */
    static final double LEAST = 0.01;

    static Confidences of(List<Judged> answers, double threshold) {
        return new Confidences(threshold, from(answers, Math.max(threshold, LEAST)), from(answers, LEAST));
    }

    private static Reliability from(List<Judged> answers, double least) {
        return Reliability.of(
                answers.stream().filter(answer -> answer.confidence() >= least).toList());
    }
}
