package io.osprey.engine.category;

import io.osprey.engine.FeatureResult;
import java.util.List;

/**
 * Categories that fit.
 *
 * @param categories by rising specificity as the service prints them; usually one to three
 */
public record CategoryResult(List<Category> categories) implements FeatureResult {
    public CategoryResult {
        categories = List.copyOf(categories);
    }
}
