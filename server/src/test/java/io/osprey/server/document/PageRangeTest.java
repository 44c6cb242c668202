package io.osprey.server.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.osprey.server.problem.Problem.Kind;
import io.osprey.server.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageRangeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2       | [2]
                    4,2     | [2, 4]
                    2-3     | [2, 3]
                    4-      | [4, 5]
                    -2      | [1, 2]
                    1,1-2,9 | [1, 2]
                    """)
    void readsPages(String text, String pages) {
        assertThat(parse(text).of(5, 10)).hasToString(pages);
    }

    @Test
    void takesAllPagesUnlessToldOtherwise() {
        assertThat(PageRange.ALL.of(5, 10)).containsExactly(1, 2, 3, 4, 5);
        assertThat(PageRange.ALL.of(5, 3)).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3-2", "-", "a", "1-2-3", "1;2", "99999999999", "7"})
    void refusesOthers(String text) {
        assertThatThrownBy(() -> parse(text).of(5, 10))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().kind()).isEqualTo(Kind.PAGE_RANGE));
    }

    private static PageRange parse(String text) {
        List<String> parts = Arrays.asList(text.split(","));
        return PageRange.parse(parts);
    }
}
