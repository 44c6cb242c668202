package io.osprey.engine.custom;

import de.bwaldvogel.liblinear.Model;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.liblinear.LibLinearClassificationModel;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Logistic regression of each tag against the others, with a squared penalty on the weights, by Tribuo's LIBLINEAR (trust region
 * Newton: no chance in it). The values are moved to mean 0 and scaled to mean square 1 before, and the weights back after, so that
 * a strength means the same for every network.
 */
final class LinearSolver {
    private static final int MOST_ITERATIONS = 300;
    private static final double STOP_BELOW = 0.01;
    private static final long SEED = 1;

    private LinearSolver() {}

    /**
     * What is learned from.
     *
     * @param values what the network says of a view; not copied
     * @param tag from 0 on
     */
    record Sample(float[] values, int tag) {}

    /**
     * @param samples every tag below {@code tags} at least once
     * @param tags 2 or more
     * @param strength LIBLINEAR's C: the larger, the closer to the samples
     * @throws TrainingException when the solver diverges
     */
    static LinearScores solve(List<Sample> samples, int tags, double strength) {
        int width = samples.get(0).values().length;
        double[] mean = mean(samples, width);
        double scale = scale(samples, mean);
        // Tribuo numbers features and tags by their names: zero-padded ones keep their order.
        String[] features = names("f", width);
        String[] labels = names("t", tags);
        LabelFactory factory = new LabelFactory();
        MutableDataset<Label> data = new MutableDataset<>(new SimpleDataSourceProvenance("custom", factory), factory);
        for (Sample sample : samples) {
            double[] values = new double[width];
            for (int i = 0; i < width; i++) {
                values[i] = (sample.values()[i] - mean[i]) * scale;
            }
            data.add(new ArrayExample<>(new Label(labels[sample.tag()]), features, values));
        }
        LibLinearClassificationTrainer trainer = new LibLinearClassificationTrainer(
                new LinearClassificationType(LinearType.L2R_LR), strength, MOST_ITERATIONS, STOP_BELOW, SEED);
        LibLinearClassificationModel trained = (LibLinearClassificationModel) trainer.train(data);
        return scores(trained, features, labels, mean, scale);
    }

    private static LinearScores scores(
            LibLinearClassificationModel trained, String[] features, String[] labels, double[] mean, double scale) {
        Model model = trained.getInnerModels().get(0);
        ImmutableFeatureMap ids = trained.getFeatureIDMap();
        float[] weights = new float[labels.length * features.length];
        float[] biases = new float[labels.length];
        int[] order = model.getLabels();
        for (int position = 0; position < order.length; position++) {
            String label = trained.getOutputIDInfo().getOutput(order[position]).getLabel();
            int tag = Arrays.binarySearch(labels, label);
            // Of two tags LIBLINEAR has one score, the other's is its negative: half of each, so that their difference
            // is right.
            double share = labels.length == 2 ? 0.5 : 1;
            double bias = share * model.getDecfunBias(position);
            for (int i = 0; i < features.length; i++) {
                double weight = share * scale * model.getDecfunCoef(ids.getID(features[i]) + 1, position);
                weights[tag * features.length + i] = (float) weight;
                bias -= weight * mean[i];
            }
            biases[tag] = (float) bias;
        }
        try {
            return new LinearScores(labels.length, features.length, weights, biases);
        } catch (IllegalArgumentException e) {
            throw new TrainingException(TrainingException.Reason.DIVERGED, "the training diverged: " + e.getMessage());
        }
    }

    private static String[] names(String prefix, int count) {
        String[] names = new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = String.format(Locale.ROOT, "%s%06d", prefix, i);
        }
        return names;
    }

    private static double[] mean(List<Sample> samples, int width) {
        double[] mean = new double[width];
        for (Sample sample : samples) {
            for (int i = 0; i < width; i++) {
                mean[i] += sample.values()[i] / (double) samples.size();
            }
        }
        return mean;
    }

    /** What the distances from the mean are multiplied with, so that their mean square is 1. */
    private static double scale(List<Sample> samples, double[] mean) {
        double squares = 0;
        for (Sample sample : samples) {
            for (int i = 0; i < mean.length; i++) {
                double distance = sample.values()[i] - mean[i];
                squares += distance * distance;
            }
        }
        return squares == 0 ? 1 : Math.sqrt(samples.size() * (double) mean.length / squares);
    }
}
