package io.osprey.cli.evaluate;

import io.osprey.engine.sight.SharedCard;
import io.osprey.engine.tags.TagHierarchy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names that the engine gives, and from which confidence on.
 *
 * @param objects kinds of objects
 * @param person the object that people are
 * @param tags each with its wider tags
 * @param objectThreshold confidence from which on people are shown an object
 * @param tagThreshold confidence from which on people are shown a tag
 */
public record Vocabulary(
        Set<String> objects,
        String person,
        Map<String, List<String>> tags,
        double objectThreshold,
        double tagThreshold) {
    public Vocabulary {
        objects = Set.copyOf(objects);
        tags = Map.copyOf(tags);
    }

    /** What the card of the shared network says. */
    public static Vocabulary of(SharedCard card) {
        TagHierarchy hierarchy = new TagHierarchy(card.tags());
        Map<String, List<String>> tags = new LinkedHashMap<>();
        for (int tag = 0; tag < hierarchy.size(); tag++) {
            tags.put(
                    hierarchy.name(tag),
                    hierarchy.wider(tag).stream().map(hierarchy::name).toList());
        }
        return new Vocabulary(
                card.objects().stream().map(Vocabulary::lower).collect(Collectors.toSet()),
                lower(card.objects().get(card.person())),
                tags,
                card.thresholds().object(),
                card.thresholds().tag());
    }

    /** Tags that are wider than one of the given ones. */
    Set<String> wider(Set<String> narrow) {
        return narrow.stream()
                .flatMap(tag -> tags.getOrDefault(tag, List.of()).stream())
                .collect(Collectors.toSet());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
