package io.osprey.engine.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the tags are called in each language: the content of {@code tags.tsv}. Immutable. */
public final class TagNames {
    private static final List<Language> COLUMNS =
            List.of(Language.ENGLISH, Language.SPANISH, Language.JAPANESE, Language.PORTUGUESE, Language.CHINESE);
    private static final Map<Language, Map<String, String>> NAMES = load();

    private TagNames() {}

    private static Map<Language, Map<String, String>> load() {
        Map<Language, Map<String, String>> names = new HashMap<>();
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
    public static String of(String english, Language language) {
        return NAMES.get(language).getOrDefault(english, english);
    }

    /** Whether a tag has been translated. */
    public static boolean knows(String english) {
        return NAMES.get(Language.ENGLISH).containsKey(english);
    }
}
