package io.osprey.client.vision;

import java.util.List;

/**
 * The models for special subjects.
 *
 * @param models each with its categories
 */
public record DomainModels(List<DomainModel> models) {
    /**
     * @param name such as {@code landmarks}
     * @param categories beginnings of categories' names that it goes with
     */
    public record DomainModel(String name, List<String> categories) {}
}
