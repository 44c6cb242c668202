package io.osprey.engine.sight;

import io.osprey.engine.picture.Region;

/**
 * A thing found in a picture.
 *
 * @param kind its number in the card's objects, or the number of faces
 * @param score in 0..1
 * @param box in fractions of the picture
 */
public record Detection(int kind, double score, Region box) {}
