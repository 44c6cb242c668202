package io.osprey.engine.custom;

import io.osprey.engine.Confidence;
import io.osprey.engine.Perception;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A trained model: gives each picture the confidence of each of its tags. Immutable, thread-safe. */
public final class CustomModel {
    private final CustomCard card;
    private final LinearScores scores;

    CustomModel(CustomCard card, LinearScores scores) {
        if (card.tags().size() != scores.tags()) {
            throw new IllegalArgumentException(card.tags().size() + " tags, but weights for " + scores.tags());
        }
        this.card = card;
        this.scores = scores;
    }

    /** What is to be known about it. */
    public CustomCard card() {
        return card;
    }

    LinearScores scores() {
        return scores;
    }

    /** What it says of a picture, by what the shared network says of the whole picture. */
    public CustomResult read(Perception perception) {
        double[] confidences = confidences(perception.sight().embedding());
        List<CustomTag> tags = new ArrayList<>();
        for (int i = 0; i < confidences.length; i++) {
            tags.add(new CustomTag(card.tags().get(i), Confidence.of(confidences[i])));
        }
        tags.sort(Comparator.comparingDouble(CustomTag::confidence).reversed());
        return new CustomResult(tags);
    }

    /**
     * The confidence of each tag, in the card's order; they add up to 1.
     *
     * @param embedding of a whole picture, by the network that the model was trained with
     */
    double[] confidences(float[] embedding) {
        return Calibration.probabilities(scores.of(embedding), card.training().calibration());
    }
}
