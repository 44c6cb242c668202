package io.osprey.cli.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;

/**
 * What the engine calls what a data set calls otherwise.
 *
 * @param names by label, as {@link #plain} writes it; no names at all leave the label out
 */
public record NameMap(Map<String, List<String>> names) {
    /** Without a word of its own: every label is its own name. */
    public static final NameMap EMPTY = new NameMap(Map.of());

    public NameMap {
        names = Map.copyOf(names);
    }

    /**
     * Reads {@code label = name, name} lines, of which those that are empty or begin with {@code #} don't count, or a JSON object
     * {@code {"label": ["name"]}}.
     *
     * @throws InputException when the file is neither
     */
    public static NameMap read(Path file) throws InputException {
        Map<String, List<String>> names = new LinkedHashMap<>();
        if (InputFiles.isJson(file)) {
            InputFiles.json(file, new TypeReference<Map<String, List<String>>>() {})
                    .forEach((label, own) -> names.put(
                            plain(label), own.stream().map(NameMap::plain).toList()));
            return new NameMap(names);
        }
        List<String> lines = InputFiles.lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int equals = line.indexOf('=');
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (equals < 1) {
                throw new InputException(file, "line " + (i + 1) + " is not of the form 'label = name, name'");
            }
            names.put(
                    plain(line.substring(0, equals)),
                    Arrays.stream(line.substring(equals + 1).split(","))
                            .map(NameMap::plain)
                            .filter(name -> !name.isEmpty())
                            .toList());
        }
        return new NameMap(names);
    }

    /** A label as names are written: in lower case, with single spaces for underscores and white space. */
    static String plain(String label) {
        return label.replace('_', ' ').strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** The names of a label that the map has; empty for others. */
    Optional<List<String>> find(String label) {
        return Optional.ofNullable(names.get(plain(label)));
    }

    /** Which names count, and what happens to others. */
    record Rules(NameMap map, Set<String> known, String kind, boolean skipUnknown, Consumer<String> notes) {}

    /**
     * The engine's names of labels, in the order of the labels.
     *
     * @param file where the labels are from
     * @return without labels that are left out; each other has at least one name
     * @throws InputException when a label has a name that the engine doesn't know, unless such are skipped, and when no label is left
     */
    static Map<String, Set<String>> resolve(Path file, Collection<String> labels, Rules rules) throws InputException {
        Map<String, Set<String>> resolved = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (String label : labels) {
            List<String> wanted = rules.map().find(label).orElseGet(() -> List.of(plain(label)));
            Set<String> names = wanted.stream()
                    .filter(rules.known()::contains)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            wanted.stream().filter(name -> !rules.known().contains(name)).forEach(unknown::add);
            if (!names.isEmpty()) {
                resolved.put(label, names);
            }
        }
        reportUnknown(file, unknown, rules);
        if (resolved.isEmpty()) {
            throw new InputException(file, "no class is left to measure");
        }
        return resolved;
    }

    /**
     * Makes sure that the engine knows all names of the map.
     *
     * @param file what the map is used for
     * @throws InputException when it doesn't, unless such names are skipped
     */
    static void requireKnown(Path file, Rules rules) throws InputException {
        reportUnknown(
                file,
                rules.map().names().values().stream()
                        .flatMap(List::stream)
                        .filter(name -> !rules.known().contains(name))
                        .sorted()
                        .toList(),
                rules);
    }

    private static void reportUnknown(Path file, List<String> unknown, Rules rules) throws InputException {
        if (unknown.isEmpty()) {
            return;
        }
        String message = "the engine has no " + rules.kind() + " '"
                + unknown.stream().distinct().collect(Collectors.joining("', '")) + "'";
        if (!rules.skipUnknown()) {
            throw new InputException(
                    file, message + "; say what it calls them with --names, or pass over them with --skip-unknown");
        }
        rules.notes().accept(file + ": " + message + ": passed over");
    }
}
