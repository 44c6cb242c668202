package io.osprey.engine.custom;

/**
 * What is asked of a COCO file.
 *
 * @param addressNeeded whether each image needs {@code absolute_url} or {@code coco_url}; where its file name is enough, not
 * @param gapsAllowed whether ids may be any different whole numbers; otherwise they are 1 to their number, as Azure wants them
 * @param leastPicturesPerCategory 0 or more
 * @param leastCategories 1 or more
 * @param mostImages 1 or more
 */
public record CocoRules(
        boolean addressNeeded, boolean gapsAllowed, int leastPicturesPerCategory, int leastCategories, int mostImages) {
    private static final int MOST_TO_TRAIN_WITH = 1_000_000;
    private static final int MOST_TO_EVALUATE_WITH = 100_000;

    /** Files that lie beside their pictures, as tools write them. */
    public static final CocoRules BESIDE_PICTURES =
            new CocoRules(false, true, TrainingSet.LEAST_PICTURES_PER_TAG, 2, MOST_TO_TRAIN_WITH);

    /** One of several files as Azure wants them; what counts over all of them is not asked of one. */
    public static CocoRules ofPart(boolean addressNeeded) {
        return new CocoRules(addressNeeded, false, 0, 1, MOST_TO_TRAIN_WITH);
    }

    /** All files of a data set to train with, together. */
    public static final CocoRules TRAINING =
            new CocoRules(false, false, TrainingSet.LEAST_PICTURES_PER_TAG, 2, MOST_TO_TRAIN_WITH);

    /** All files of a data set to evaluate with, together. */
    public static final CocoRules EVALUATION = new CocoRules(false, false, 0, 1, MOST_TO_EVALUATE_WITH);
}
