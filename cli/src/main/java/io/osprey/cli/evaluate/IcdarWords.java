package io.osprey.cli.evaluate;

import io.osprey.cli.analyze.PictureSources;
import io.osprey.cli.evaluate.metrics.Box;
import io.osprey.cli.evaluate.metrics.Outline;
import io.osprey.cli.evaluate.metrics.WordPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads ground truth as the ICDAR robust reading competitions have it: a folder with a file {@code gt_NAME.txt} for each picture
 * {@code NAME}, and in it a line for each word: eight numbers (four corners) or four (left, top, right, bottom), then the word.
 */
final class IcdarWords {
    private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)";
    private static final String GAP = "(?:\\s*,\\s*|\\s+)";
    private static final Pattern CORNERS = Pattern.compile("\\s*" + (NUMBER + GAP).repeat(8) + "(.+)");
    private static final Pattern SIDES = Pattern.compile("\\s*" + (NUMBER + GAP).repeat(4) + "(.+)");
    private static final Pattern FILE = Pattern.compile("gt_(.+)\\.txt");

    private IcdarWords() {}

    /** The words of each picture, by the picture's name without extension, in the order of the names. */
    static Map<String, TextTruth> read(Path folder) throws InputException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(
                            file -> FILE.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InputException(folder, "can't be read: " + e.getMessage(), e);
        }
        Map<String, TextTruth> truths = new LinkedHashMap<>();
        for (Path file : files) {
            Matcher name = FILE.matcher(file.getFileName().toString());
            name.matches();
            truths.put(name.group(1), new TextTruth(Optional.empty(), Optional.of(words(file))));
        }
        if (truths.isEmpty()) {
            throw new InputException(folder, "there is no file gt_NAME.txt in it");
        }
        return truths;
    }

    private static List<WordPicture.Truth> words(Path file) throws InputException {
        List<WordPicture.Truth> words = new ArrayList<>();
        List<String> lines = InputFiles.lines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                try {
                    words.add(word(lines.get(i)));
                } catch (IllegalArgumentException e) {
                    throw new InputException(file, "line " + (i + 1) + " " + e.getMessage(), e);
                }
            }
        }
        return words;
    }

    /** @throws IllegalArgumentException when the line holds no word and its place */
    static WordPicture.Truth word(String line) {
        Matcher parts = CORNERS.matcher(line);
        Outline place;
        if (parts.matches()) {
            place = Transcriptions.outline(numbers(parts, 8));
        } else {
            parts = SIDES.matcher(line);
            if (!parts.matches()) {
                throw new IllegalArgumentException("has neither eight nor four numbers before a word");
            }
            Double[] sides = numbers(parts, 4).toArray(Double[]::new);
            place = Outline.ofBox(new Box(sides[0], sides[1], sides[2] - sides[0], sides[3] - sides[1]));
        }
        String text = parts.group(parts.groupCount()).strip();
        if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
            text = text.substring(1, text.length() - 1);
        }
        return new WordPicture.Truth(place, text, text.equals(TextTruth.ANYTHING));
    }

    private static List<Double> numbers(Matcher parts, int count) {
        Double[] numbers = new Double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = Double.valueOf(parts.group(i + 1));
        }
        return Arrays.asList(numbers);
    }

    /** The picture of a name without extension; the name itself when there is none. */
    static Path picture(Path folder, String name) {
        return PictureSources.EXTENSIONS.stream()
                .sorted()
                .map(extension -> folder.resolve(name + "." + extension))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(folder.resolve(name));
    }
}
