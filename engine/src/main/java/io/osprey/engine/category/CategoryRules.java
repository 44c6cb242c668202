package io.osprey.engine.category;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What speaks for each category: the content of {@code categories.txt}, whose head explains the format. Immutable.
 *
 * @param evidence by category, in the taxonomy's order; empty for categories that can't be told
 */
record CategoryRules(Map<String, List<Evidence>> evidence) {
    private static final String RESOURCE = "categories.txt";

    /**
     * Signals that speak for a category when all of them are there.
     *
     * @param signals names of tags or of what is read off boxes
     * @param weight above 0, at most 1
     */
    record Evidence(List<String> signals, double weight) {
        Evidence {
            signals = List.copyOf(signals);
            if (!(weight > 0 && weight <= 1)) {
                throw new IllegalArgumentException("a weight must be above 0 and at most 1, not " + weight);
            }
        }

        double strength(Map<String, Double> signalStrengths) {
            return weight
                    * signals.stream()
                            .mapToDouble(signal -> signalStrengths.getOrDefault(signal, 0.0))
                            .min()
                            .orElse(0);
        }
    }

    /** The rules of this program. */
    static CategoryRules load() {
        try (InputStream in = CategoryRules.class.getResourceAsStream(RESOURCE)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CategoryRules parse(String text) {
        Map<String, List<Evidence>> rules = new LinkedHashMap<>();
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 0
                    || rules.put(line.substring(0, equals).strip(), evidence(line.substring(equals + 1))) != null) {
                throw new IllegalArgumentException("not a rule, or a second one: " + line);
            }
        }
        return new CategoryRules(Collections.unmodifiableMap(rules));
    }

    private static List<Evidence> evidence(String text) {
        List<Evidence> found = new ArrayList<>();
        for (String part : text.split(",")) {
            String term = part.strip();
            if (!term.isEmpty()) {
                int space = term.lastIndexOf(' ');
                found.add(new Evidence(
                        List.of(term.substring(0, space).split("\\+")), Double.parseDouble(term.substring(space + 1))));
            }
        }
        return List.copyOf(found);
    }

    /** All signals that a rule asks for. */
    Set<String> signals() {
        Set<String> signals = new HashSet<>();
        evidence.values().forEach(rule -> rule.forEach(term -> signals.addAll(term.signals())));
        return signals;
    }

    /** How strongly the signals speak for a category, in 0..1. */
    double score(String category, Map<String, Double> signalStrengths) {
        return evidence.get(category).stream()
                .mapToDouble(term -> term.strength(signalStrengths))
                .max()
                .orElse(0);
    }
}
