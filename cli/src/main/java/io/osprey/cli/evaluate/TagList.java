package io.osprey.cli.evaluate;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;

/** Reads which tags fit which pictures: from {@code picture,tag;tag} lines, or from JSON, {@code {"picture": ["tag"]}}. */
final class TagList {
    private static final String HEADER = "picture,tags";
    private static final Pattern LINE = Pattern.compile("(?:\"((?:[^\"]|\"\")*)\"|([^\",][^,]*))\\s*(?:,(.*))?");

    private TagList() {}

    /** The labels of each picture, in the file's order; several lines of one picture add up. */
    static Map<String, Set<String>> read(Path file) throws InputException {
        Map<String, Set<String>> tags = new LinkedHashMap<>();
        if (InputFiles.isJson(file)) {
            InputFiles.json(file, new TypeReference<Map<String, List<String>>>() {})
                    .forEach((picture, own) -> add(tags, picture, own));
            return tags;
        }
        List<String> lines = InputFiles.lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || i == 0 && line.strip().equalsIgnoreCase(HEADER)) {
                continue;
            }
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new InputException(file, "line " + (i + 1) + " is not of the form 'picture,tag;tag'");
            }
            String picture = parts.group(1) == null
                    ? parts.group(2).strip()
                    : parts.group(1).replace("\"\"", "\"");
            String rest = parts.group(3) == null ? "" : parts.group(3).replace("\"", "");
            add(tags, picture, List.of(rest.split("[;,]")));
        }
        return tags;
    }

    private static void add(Map<String, Set<String>> tags, String picture, Collection<String> own) {
        Set<String> all = tags.computeIfAbsent(picture, name -> new LinkedHashSet<>());
        own.stream().map(NameMap::plain).filter(tag -> !tag.isEmpty()).forEach(all::add);
    }
}
