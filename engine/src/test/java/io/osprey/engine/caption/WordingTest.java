package io.osprey.engine.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static boolean isAlike(String one, String other) {
        return Wording.isAlike(List.of(one.split(" ")), List.of(other.split(" ")));
    }

    @Test
    void otherFormsOfTheSameWordsSayTheSame() {
        assertThat(isAlike("a man is riding a bike", "a man rides a bike")).isTrue();
        assertThat(isAlike("two dogs run", "two dogs are running")).isTrue();
        assertThat(isAlike("a man sitting at a table", "the man sits at a table"))
                .isTrue();
        assertThat(isAlike("a man standing by the sea", "a man stands by the sea"))
                .isTrue();
    }

    @Test
    void oneWordMoreSaysTheSameAndAnotherWordDoesNot() {
        assertThat(isAlike("a dog in the grass", "a black dog in the grass")).isTrue();
        assertThat(isAlike("a brown dog in the grass", "a black dog in the grass"))
                .isFalse();
        assertThat(isAlike("a dog", "a dog in the green grass")).isFalse();
    }
}
