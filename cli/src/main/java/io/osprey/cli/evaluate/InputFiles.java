package io.osprey.cli.evaluate;

import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads files that people made; whatever is wrong with them becomes an {@link InputException}. */
final class InputFiles {
    /** Lists and maps hold no nulls. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
            .build();

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private InputFiles() {}

    /** Whether a file is JSON, by its name. */
    static boolean isJson(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    }

    /** A JSON file; properties that the type doesn't have are passed over. */
    static <T> T json(Path file, TypeReference<T> type) throws InputException {
        try (InputStream in = Files.newInputStream(file)) {
            T value = JSON.readValue(in, type);
            if (value == null) {
                throw new InputException(file, "there is nothing in it");
            }
            return value;
        } catch (JacksonException e) {
            String where = e.getLocation() == null || e.getLocation().getLineNr() < 1
                    ? ""
                    : " in line " + e.getLocation().getLineNr();
            String why = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new InputException(file, "not the JSON that is needed" + where + ": " + why, e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * A part of a JSON file; null for JSON's null.
     *
     * @throws JacksonException when it is something else
     */
    static <T> T part(JsonNode node, Class<T> type) {
        return JSON.treeToValue(node, type);
    }

    /** The lines of a text file in UTF-8, without a byte order mark. */
    static List<String> lines(Path file) throws InputException {
        try {
            String text = Files.readString(file);
            return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                    .lines()
                    .toList();
        } catch (CharacterCodingException e) {
            throw new InputException(file, "not text in UTF-8", e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static InputException unreadable(Path file, IOException e) {
        return new InputException(
                file, e instanceof NoSuchFileException ? "no such file" : "can't be read: " + e.getMessage(), e);
    }
}
