package io.osprey.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationDocsTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(osprey\\.[a-z.-]+)`");

    @Test
    void listsEverySettingAndNoOther() throws IOException {
        String docs = Files.readString(Path.of("..", "docs", "configuration.md"));
        List<String> listed = ROW.matcher(docs)
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();

        assertThat(listed)
                .containsExactlyElementsOf(
                        settings("osprey.", OspreyProperties.class).toList());
    }

    private static Stream<String> settings(String prefix, Class<?> settings) {
        return Arrays.stream(settings.getRecordComponents()).flatMap(component -> settings(prefix, component));
    }

    private static Stream<String> settings(String prefix, RecordComponent component) {
        String name = prefix + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return component.getType().isRecord() ? settings(name + ".", component.getType()) : Stream.of(name);
    }
}
