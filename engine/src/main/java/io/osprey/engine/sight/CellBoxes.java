package io.osprey.engine.sight;

/**
 * The shared network's boxes as they come: one for each cell of its pyramid, with a score for each kind. Not copied: don't
 * write to the arrays.
 *
 * @param kinds how many kinds each box has a score for
 * @param corners {@code N x 4} fractions of the picture: left, top, right, bottom; may lie outside 0..1
 * @param scores {@code N x kinds} probabilities
 */
public record CellBoxes(int kinds, float[] corners, float[] scores) {
    public CellBoxes {
        if (corners.length % 4 != 0 || scores.length != corners.length / 4 * kinds) {
            throw new IllegalArgumentException(
                    corners.length + " corners don't fit " + scores.length + " scores of " + kinds + " kinds");
        }
    }

    /** How many boxes there are. */
    public int count() {
        return corners.length / 4;
    }

    /** The score of one box for one kind. */
    public float score(int box, int kind) {
        return scores[box * kinds + kind];
    }

    /** The best score of one kind over all boxes, 0 when there is no box. */
    public float bestScore(int kind) {
        float best = 0;
        for (int box = 0; box < count(); box++) {
            best = Math.max(best, score(box, kind));
        }
        return best;
    }
}
