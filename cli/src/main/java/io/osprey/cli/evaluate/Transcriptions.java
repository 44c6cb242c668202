package io.osprey.cli.evaluate;

import io.osprey.cli.evaluate.metrics.Box;
import io.osprey.cli.evaluate.metrics.Outline;
import io.osprey.cli.evaluate.metrics.WordPicture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/**
 * Reads what is written in pictures: from {@code picture TAB text} lines, from JSON, or from a folder of {@link IcdarWords} files.
 */
final class Transcriptions {
    private static final String HEADER = "picture\ttext";

    private Transcriptions() {}

    /** A picture's text and words, as JSON has them. */
    record Content(String text, List<Word> words) {}

    /** A word as JSON has it, with a box (left, top, width, height) or a polygon (x, y, x, y ...). */
    record Word(String text, List<Double> box, List<Double> polygon) {}

    /** What is written in each picture, by its name, in the file's order. */
    static Map<String, TextTruth> read(Path file) throws InputException {
        if (Files.isDirectory(file)) {
            return IcdarWords.read(file);
        }
        return InputFiles.isJson(file) ? json(file) : lines(file);
    }

    private static Map<String, TextTruth> lines(Path file) throws InputException {
        List<String> lines = InputFiles.lines(file);
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || i == 0 && line.strip().equalsIgnoreCase(HEADER)) {
                continue;
            }
            int tab = line.indexOf('\t');
            if (tab < 1) {
                throw new InputException(file, "line " + (i + 1) + " is not of the form 'picture TAB text'");
            }
            texts.merge(line.substring(0, tab).strip(), line.substring(tab + 1), (all, next) -> all + "\n" + next);
        }
        Map<String, TextTruth> truths = new LinkedHashMap<>();
        texts.forEach((picture, text) -> truths.put(picture, new TextTruth(Optional.of(text), Optional.empty())));
        return truths;
    }

    private static Map<String, TextTruth> json(Path file) throws InputException {
        Map<String, JsonNode> nodes = InputFiles.json(file, new TypeReference<>() {});
        Map<String, TextTruth> truths = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> node : nodes.entrySet()) {
            try {
                truths.put(node.getKey(), truth(node.getValue()));
            } catch (JacksonException | IllegalArgumentException e) {
                String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
                throw new InputException(file, "picture '" + node.getKey() + "': " + why, e);
            }
        }
        return truths;
    }

    private static TextTruth truth(JsonNode node) {
        if (node.isString()) {
            return new TextTruth(Optional.of(node.asString()), Optional.empty());
        }
        Content content = InputFiles.part(node, Content.class);
        if (content == null || content.text() == null && content.words() == null) {
            throw new IllegalArgumentException("needs 'text' or 'words'");
        }
        if (content.words() == null) {
            return new TextTruth(Optional.of(content.text()), Optional.empty());
        }
        List<WordPicture.Truth> words = new ArrayList<>();
        for (Word word : content.words()) {
            if (word.text() == null) {
                throw new IllegalArgumentException("a word needs 'text'");
            }
            words.add(
                    new WordPicture.Truth(place(word), word.text(), word.text().equals(TextTruth.ANYTHING)));
        }
        return new TextTruth(Optional.ofNullable(content.text()), Optional.of(words));
    }

    private static Outline place(Word word) {
        if (word.box() != null && word.box().size() == 4) {
            return Outline.ofBox(new Box(
                    word.box().get(0),
                    word.box().get(1),
                    word.box().get(2),
                    word.box().get(3)));
        }
        if (word.polygon() != null
                && word.polygon().size() >= 6
                && word.polygon().size() % 2 == 0) {
            return outline(word.polygon());
        }
        throw new IllegalArgumentException(
                "the word '" + word.text() + "' needs a 'box' of four numbers or a 'polygon' of three corners or more");
    }

    /** A polygon from x, y, x, y and so on. */
    static Outline outline(List<Double> numbers) {
        List<Outline.Corner> corners = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i += 2) {
            corners.add(new Outline.Corner(numbers.get(i), numbers.get(i + 1)));
        }
        return new Outline(corners);
    }
}
