package io.osprey.engine.people;

import io.osprey.engine.FeatureResult;
import java.util.List;

/**
 * People found in the picture.
 *
 * @param people by falling confidence
 */
public record PeopleResult(List<Person> people) implements FeatureResult {
    public PeopleResult {
        people = List.copyOf(people);
    }
}
