package io.osprey.engine.custom;

import io.osprey.engine.custom.Performance.TagPerformance;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is to be known about a custom model.
 *
 * @param kind what it does; so far only {@link #CLASSIFIER}
 * @param tags in the order of the weights, 2 or more, no two alike
 * @param dataSet what it was trained on
 * @param training how it was trained
 * @param performance how good it was on pictures that it was not trained on: each in turn left out of the training
 * @param models the models that look at pictures for it
 */
public record CustomCard(
        String kind,
        List<String> tags,
        TrainedOn dataSet,
        Training training,
        Performance performance,
        NeededModels models) {
    /** Gives each picture one of several tags. */
    public static final String CLASSIFIER = "Generic-Classifier";

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public CustomCard {
        tags = List.copyOf(tags);
        if (!kind.equals(CLASSIFIER)) {
            throw new IllegalArgumentException("models of the kind '" + kind + "' are not known");
        }
        if (tags.size() < 2 || new HashSet<>(tags).size() != tags.size()) {
            throw new IllegalArgumentException("not at least two different tags: " + tags);
        }
        List<String> measured =
                performance.tags().stream().map(TagPerformance::name).toList();
        if (!measured.equals(tags)) {
            throw new IllegalArgumentException("measured for " + measured + ", not for " + tags);
        }
    }

    /**
     * A data set.
     *
     * @param sha256 over the tag and the SHA-256 of each picture, see {@link TrainingSet#sha256}
     * @param pictures how many different ones
     */
    public record TrainedOn(String sha256, int pictures) {
        public TrainedOn {
            requireSha256(sha256);
        }
    }

    /**
     * How a model was trained.
     *
     * @param version of the training: with the same data, version and models the weights are the same
     * @param viewsPerPicture how often each picture was looked at: whole, mirrored, in parts
     * @param strength LIBLINEAR's C
     * @param calibration the factor that scores are multiplied with before they become probabilities, above 0
     */
    public record Training(int version, int viewsPerPicture, double strength, double calibration) {
        public Training {
            if (!(calibration > 0) || Double.isInfinite(calibration)) {
                throw new IllegalArgumentException("a calibration of " + calibration);
            }
        }
    }

    /**
     * The models that look at pictures for a custom model.
     *
     * @param version of the bundle, for people
     * @param network SHA-256 of the shared network, without which the weights mean nothing
     */
    public record NeededModels(String version, String network) {
        public NeededModels {
            requireSha256(network);
        }
    }

    private static void requireSha256(String text) {
        if (!SHA256.matcher(text).matches()) {
            throw new IllegalArgumentException("not a SHA-256: '" + text + "'");
        }
    }
}
