package io.osprey.engine.crop;

import io.osprey.engine.picture.Region;

/**
 * Something that a crop should hold whole, such as a face or a line of text.
 *
 * @param region where it is
 * @param weight how much it matters beside the other regions, above 0
 */
public record WeightedRegion(Region region, double weight) {
    public WeightedRegion {
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("a weight must be above 0, not " + weight);
        }
    }
}
