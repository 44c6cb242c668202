package io.osprey.engine.imagetype;

import io.osprey.engine.FeatureResult;

/**
 * Kind of picture.
 *
 * @param clipArt 0 not clip art, 1 ambiguous, 2 normal clip art, 3 good clip art
 * @param lineDrawing whether it is a line drawing
 */
public record ImageTypeResult(int clipArt, boolean lineDrawing) implements FeatureResult {
    public ImageTypeResult {
        if (clipArt < 0 || clipArt > 3) {
            throw new IllegalArgumentException("clipArt must be 0..3, not " + clipArt);
        }
    }
}
