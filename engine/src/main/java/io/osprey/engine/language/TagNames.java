package io.osprey.engine.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the tags are called in each language: the content of {@code tags.tsv}. Immutable. */
public final class TagNames {
    private static final List<SpokenLanguage> COLUMNS = List.of(
            SpokenLanguage.ENGLISH,
            SpokenLanguage.SPANISH,
            SpokenLanguage.JAPANESE,
            SpokenLanguage.PORTUGUESE,
            SpokenLanguage.CHINESE);
    private static final Map<SpokenLanguage, Map<String, String>> NAMES = load();

    private TagNames() {}

    private static Map<SpokenLanguage, Map<String, String>> load() {
        Map<SpokenLanguage, Map<String, String>> names = new HashMap<>();
        for (List<String> row : Table.rows("tags.tsv", COLUMNS.size())) {
            for (int i = 0; i < COLUMNS.size(); i++) {
                names.computeIfAbsent(COLUMNS.get(i), language -> new HashMap<>())
                        .put(row.get(0), row.get(i));
            }
        }
        return Map.copyOf(names);
    }

    /**
     * The name of a tag.
     *
     * @param english its English name
     * @return the English name too when a replaced bundle brings a tag that nobody has translated
     */
    public static String of(String english, SpokenLanguage language) {
        return NAMES.get(language).getOrDefault(english, english);
    }

    /** Whether a tag has been translated. */
    public static boolean knows(String english) {
        return NAMES.get(SpokenLanguage.ENGLISH).containsKey(english);
    }
}
