package io.osprey.engine.gallery;

import io.osprey.engine.FeatureResult;
import java.util.List;

/**
 * Brands that were recognised.
 *
 * @param brands by falling confidence; boxes of one name don't overlap
 */
public record BrandResult(List<Brand> brands) implements FeatureResult {
    public BrandResult {
        brands = List.copyOf(brands);
    }
}
