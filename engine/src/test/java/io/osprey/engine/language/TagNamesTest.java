package io.osprey.engine.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TagNamesTest {
    private static final Path VOCABULARY = Path.of("../training/osprey_training/vocabulary.txt");

    /** The names of the vocabulary: what stands before parents, caption words and labels. */
    private static List<String> vocabulary() throws IOException {
        return Files.readAllLines(VOCABULARY).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" *[<=@!]")[0].strip())
                .toList();
    }

    private static List<String> embedded() throws IOException {
        try (InputStream card = TagNamesTest.class.getResourceAsStream("/io/osprey/models/shared.card.json")) {
            List<String> names = new ArrayList<>();
            for (JsonNode tag : JsonMapper.shared().readTree(card).get("tags")) {
                names.add(tag.get("name").stringValue());
            }
            return names;
        }
    }

    @Test
    void everyTagHasANameInEachLanguage() throws IOException {
        List<String> tags =
                Stream.concat(vocabulary().stream(), embedded().stream()).toList();
        assertThat(tags).hasSizeGreaterThan(1300);
        assertThat(tags).allMatch(TagNames::knows);
        for (SpokenLanguage language : SpokenLanguage.values()) {
            assertThat(tags).noneMatch(tag -> TagNames.of(tag, language).isBlank());
        }
    }

    @Test
    void namesAreWrittenInTheLanguagesScript() throws IOException {
        for (String tag : vocabulary()) {
            assertThat(TagNames.of(tag, SpokenLanguage.SPANISH)).matches("[a-záéíóúüñ]+([ -][a-záéíóúüñ]+)*");
            assertThat(TagNames.of(tag, SpokenLanguage.PORTUGUESE))
                    .matches("[a-záâãàéêíóôõúç]+([ '-][a-záâãàéêíóôõúç]+)*");
            assertThat(TagNames.of(tag, SpokenLanguage.JAPANESE))
                    .matches("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]+");
            assertThat(TagNames.of(tag, SpokenLanguage.CHINESE)).matches("\\p{IsHan}+");
        }
    }

    @Test
    void noTwoTagsAreCalledTheSame() throws IOException {
        for (SpokenLanguage language : SpokenLanguage.values()) {
            Map<String, String> tags = new HashMap<>();
            for (String tag : vocabulary()) {
                String former = tags.put(TagNames.of(tag, language), tag);
                if (former != null) {
                    fail(language + ": " + former + " and " + tag + " are both " + TagNames.of(tag, language));
                }
            }
        }
    }

    @Test
    void wordsOfSeveralMeaningsAreNamedByTheirParents() {
        assertThat(TagNames.of("ray", SpokenLanguage.CHINESE)).isEqualTo("鳐鱼");
        assertThat(TagNames.of("seal", SpokenLanguage.JAPANESE)).isEqualTo("アザラシ");
        assertThat(TagNames.of("fan", SpokenLanguage.SPANISH)).isEqualTo("ventilador");
        assertThat(TagNames.of("orange", SpokenLanguage.SPANISH)).isEqualTo("anaranjado");
        assertThat(TagNames.of("orange fruit", SpokenLanguage.SPANISH)).isEqualTo("naranja");
        assertThat(TagNames.of("pot", SpokenLanguage.PORTUGUESE)).isEqualTo("panela");
        assertThat(TagNames.of("mouse", SpokenLanguage.CHINESE)).isEqualTo("鼠标");
        assertThat(TagNames.of("turkey", SpokenLanguage.PORTUGUESE)).isEqualTo("peru");
    }

    @Test
    void aTagThatNobodyHasTranslatedKeepsItsName() {
        assertThat(TagNames.of("theremin", SpokenLanguage.JAPANESE)).isEqualTo("theremin");
    }
}
