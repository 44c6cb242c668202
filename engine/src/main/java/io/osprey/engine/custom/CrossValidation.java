package io.osprey.engine.custom;

import io.osprey.engine.custom.Calibration.Scored;
import io.osprey.engine.custom.LinearSolver.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Trains without a part of the pictures and asks about that part, for each part in turn: what is said of each picture was learned
 * from others. Pure functions.
 */
final class CrossValidation {
    private static final int MOST_FOLDS = 5;
    private static final int FEW_FOLDS = 3;
    private static final int MANY_PICTURES = 2000;

    private CrossValidation() {}

    /** What was said of the pictures of one part. */
    record Fold(List<Integer> pictures, List<double[]> scores) {}

    /**
     * The part of each picture. Each tag's pictures are dealt out in turn, so that every part has about as many of each, and no
     * tag has all its pictures in one.
     *
     * @param tags the number of each picture's tag; each number at least twice
     */
    static int[] folds(int[] tags) {
        int[] counts = new int[tags.length];
        for (int tag : tags) {
            counts[tag]++;
        }
        int folds = tags.length > MANY_PICTURES ? FEW_FOLDS : MOST_FOLDS;
        for (int count : counts) {
            folds = count == 0 ? folds : Math.min(folds, count);
        }
        int[] dealt = new int[tags.length];
        int[] result = new int[tags.length];
        for (int i = 0; i < tags.length; i++) {
            result[i] = dealt[tags[i]]++ % folds;
        }
        return result;
    }

    /** One task for each part; each may run on a thread of its own. */
    static List<Callable<Fold>> tasks(TrainingSet set, int[] folds, double strength) {
        List<Callable<Fold>> tasks = new ArrayList<>();
        int count = 0;
        for (int fold : folds) {
            count = Math.max(count, fold + 1);
        }
        for (int fold = 0; fold < count; fold++) {
            int left = fold;
            tasks.add(() -> fold(set, folds, left, strength));
        }
        return tasks;
    }

    private static Fold fold(TrainingSet set, int[] folds, int left, double strength) {
        int[] tags = set.numbers();
        List<Sample> samples = new ArrayList<>();
        List<Integer> asked = new ArrayList<>();
        for (int i = 0; i < folds.length; i++) {
            if (folds[i] == left) {
                asked.add(i);
            } else {
                int tag = tags[i];
                set.pictures().get(i).views().forEach(view -> samples.add(new Sample(view, tag)));
            }
        }
        LinearScores scores = LinearSolver.solve(samples, set.tags().size(), strength);
        List<double[]> said = asked.stream()
                .map(i -> scores.of(set.pictures().get(i).views().get(0)))
                .toList();
        return new Fold(asked, said);
    }

    /** What was said of each picture, in their order. */
    static List<Scored> join(List<Fold> folds, int[] tags) {
        Scored[] all = new Scored[tags.length];
        for (Fold fold : folds) {
            for (int i = 0; i < fold.pictures().size(); i++) {
                int picture = fold.pictures().get(i);
                all[picture] = new Scored(fold.scores().get(i), tags[picture]);
            }
        }
        return List.of(all);
    }
}
