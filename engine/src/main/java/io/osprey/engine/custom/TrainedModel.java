package io.osprey.engine.custom;

import java.util.List;

/**
 * What a training gives.
 *
 * @param model the model
 * @param mistakes pictures that were taken for something else when they were left out of the training, the surest mistakes first
 */
public record TrainedModel(CustomModel model, List<Mistake> mistakes) {
    public TrainedModel {
        mistakes = List.copyOf(mistakes);
    }

    /**
     * A picture that was taken for something else.
     *
     * @param picture its name in the data set
     * @param tag what it shows
     * @param answer what it was taken for
     * @param confidence how surely, in (0, 1)
     */
    public record Mistake(String picture, String tag, String answer, double confidence) {}
}
