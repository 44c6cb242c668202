package io.osprey.engine.sight;

import io.osprey.engine.sight.SharedCard.TagName;
import java.util.List;

/** A small card for tests: three kinds of objects (person 0, dog 1, laptop 2), faces are kind 3, and eight more tags. */
public final class Cards {
    private Cards() {}

    public static final int PERSON = 0;
    public static final int DOG = 1;
    public static final int LAPTOP = 2;
    public static final int FACE = 3;

    /** Thresholds: tag 0.4, object 0.3, person 0.001, face 0.4; overlap 0.6. */
    public static SharedCard small() {
        return new SharedCard(
                new SharedCard.Input(64, 32, new float[3], new float[] {1, 1, 1}),
                List.of(
                        tag("person"),
                        tag("dog", "mammal", "animal"),
                        tag("laptop", "computer", "electronics"),
                        tag("mammal", "animal"),
                        tag("animal"),
                        tag("computer", "electronics"),
                        tag("electronics"),
                        tag("outdoor"),
                        tag("indoor"),
                        tag("beach", "outdoor"),
                        tag("grass")),
                List.of("person", "dog", "laptop"),
                PERSON,
                FACE,
                new SharedCard.Thresholds(0.4, 0.3, 0.001, 0.4, 0.6));
    }

    private static TagName tag(String name, String... parents) {
        return new TagName(name, List.of(parents));
    }

    /** Probabilities of the small card's tags, in its order, up to a certain one; 0 for the others. */
    public static float[] evidence(double... probabilities) {
        float[] evidence = new float[11];
        for (int i = 0; i < probabilities.length; i++) {
            evidence[i] = (float) probabilities[i];
        }
        return evidence;
    }
}
