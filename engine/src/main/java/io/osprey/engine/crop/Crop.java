package io.osprey.engine.crop;

import io.osprey.engine.BoundingBox;

/**
 * A part of the picture that can stand for the whole.
 *
 * @param aspectRatio as asked for; or as picked, with two decimals, in 0.5..2.0
 * @param box in pixels
 */
public record Crop(double aspectRatio, BoundingBox box) {}
