package io.osprey.engine.sight;

import io.osprey.engine.AttentionMap;

/**
 * What the shared network says of a picture or a part of one. Not copied: don't write to the arrays.
 *
 * @param tags probability of each tag, in the card's order
 * @param boxes boxes with a score for each kind of object and for faces, in fractions of what was looked at
 * @param attention where the eye goes
 * @param grid {@code positions x width} features of square cells, row by row, for the captioner
 * @param positions how many cells the grid has: a square number
 * @param embedding the picture as a vector of unit length; alike pictures have alike vectors
 */
public record Sight(
        float[] tags, CellBoxes boxes, AttentionMap attention, float[] grid, int positions, float[] embedding) {
    /**
     * Probability of each tag from both heads: of the kinds of objects, the larger of the tag's probability and its best
     * box's score; of all others, the tag's.
     *
     * @param objects how many of the tags, from the first on, are kinds of objects
     */
    public float[] evidence(int objects) {
        float[] evidence = tags.clone();
        for (int kind = 0; kind < objects; kind++) {
            evidence[kind] = Math.max(evidence[kind], boxes.bestScore(kind));
        }
        return evidence;
    }
}
