package io.osprey.cli.evaluate.metrics;

import java.util.List;
import java.util.OptionalDouble;

/**
 * COCO's twelve figures of boxes, each in 0..1 and empty where no true box counts, and those of each kind.
 *
 * @param precision mean average precision over intersections over union .50, .55, ... .95, also called mAP
 * @param precision50 the same at .50 only
 * @param precision75 the same at .75 only
 * @param precisionSmall mAP of things below 32 x 32 pixels
 * @param precisionMedium mAP of things between
 * @param precisionLarge mAP of things above 96 x 96 pixels
 * @param recall1 mean recall over the same thresholds with the surest box of each picture and kind
 * @param recall10 the same with the ten surest
 * @param recall100 the same with the hundred surest
 * @param recallSmall recall of things below 32 x 32 pixels
 * @param recallMedium recall of things between
 * @param recallLarge recall of things above 96 x 96 pixels
 * @param kinds those that have a true box that counts
 */
public record BoxScores(
        OptionalDouble precision,
        OptionalDouble precision50,
        OptionalDouble precision75,
        OptionalDouble precisionSmall,
        OptionalDouble precisionMedium,
        OptionalDouble precisionLarge,
        OptionalDouble recall1,
        OptionalDouble recall10,
        OptionalDouble recall100,
        OptionalDouble recallSmall,
        OptionalDouble recallMedium,
        OptionalDouble recallLarge,
        List<Kind> kinds) {
    public BoxScores {
        kinds = List.copyOf(kinds);
    }

    /**
     * One kind of things.
     *
     * @param name of its class
     * @param boxes how many true boxes count
     * @param precision average precision over all thresholds
     * @param precision50 average precision at .50
     */
    public record Kind(String name, int boxes, double precision, double precision50) {}
}
