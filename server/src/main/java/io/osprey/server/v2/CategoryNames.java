package io.osprey.server.v2;

import io.osprey.engine.language.SpokenLanguage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the 86 categories are called in each language: the content of {@code category-names.tsv}. */
final class CategoryNames {
    private static final List<SpokenLanguage> COLUMNS = List.of(
            SpokenLanguage.ENGLISH,
            SpokenLanguage.SPANISH,
            SpokenLanguage.JAPANESE,
            SpokenLanguage.PORTUGUESE,
            SpokenLanguage.CHINESE);
    private static final Map<String, List<String>> NAMES = load();

    private CategoryNames() {}

    private static Map<String, List<String>> load() {
        try (InputStream in = CategoryNames.class.getResourceAsStream("category-names.tsv")) {
            Map<String, List<String>> names = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t")))
                    .forEach(row -> names.put(row.get(0), row));
            return Map.copyOf(names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The English names of all categories. */
    static List<String> all() {
        return NAMES.keySet().stream().sorted().toList();
    }

    /** @param english one of the 86 */
    static String of(String english, SpokenLanguage language) {
        return NAMES.get(english).get(COLUMNS.indexOf(language));
    }
}
