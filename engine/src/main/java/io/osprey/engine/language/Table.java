package io.osprey.engine.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The rows of a tab-separated resource beside this class; lines that begin with # are comments. */
final class Table {
    private Table() {}

    /** @throws IllegalArgumentException when a row has another number of columns */
    static List<List<String>> rows(String resource, int columns) {
        try (InputStream in = Table.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> row(line, columns))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> row(String line, int columns) {
        List<String> cells = Arrays.asList(line.split("\t", -1));
        if (cells.size() != columns) {
            throw new IllegalArgumentException(cells.size() + " columns in place of " + columns + ": " + line);
        }
        return cells;
    }
}
