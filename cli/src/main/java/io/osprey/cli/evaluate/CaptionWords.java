package io.osprey.cli.evaluate;

import io.osprey.cli.evaluate.metrics.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the tags that a sentence names: runs of up to three words that are a tag, also in the plural, or that a map has. */
final class CaptionWords {
    private static final int LONGEST_NAME = 3;

    private final Set<String> tags;
    private final NameMap map;

    CaptionWords(Set<String> tags, NameMap map) {
        this.tags = tags;
        this.map = map;
    }

    /** The tags, by name. */
    Set<String> tags(String sentence) {
        List<String> words = Tokens.of(sentence);
        Set<String> found = new TreeSet<>();
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= Math.min(words.size(), from + LONGEST_NAME); to++) {
                String name = String.join(" ", words.subList(from, to));
                Optional<List<String>> mapped = map.find(name);
                if (mapped.isPresent()) {
                    mapped.get().stream().filter(tags::contains).forEach(found::add);
                } else {
                    singulars(name).filter(tags::contains).findFirst().ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /** The name itself, and what it may be the plural of. */
    private static Stream<String> singulars(String name) {
        Stream.Builder<String> all = Stream.builder();
        all.add(name);
        if (name.endsWith("ies")) {
            all.add(name.substring(0, name.length() - 3) + "y");
        }
        if (name.endsWith("es")) {
            all.add(name.substring(0, name.length() - 2));
        }
        if (name.endsWith("s")) {
            all.add(name.substring(0, name.length() - 1));
        }
        return all.build();
    }
}
