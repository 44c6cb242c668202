package io.osprey.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingOrderTest {
    @Test
    void readsRowsFromTheTopAndFromTheLeft() {
        FoundLine right = line("right", 100, 12, 150, 22);
        FoundLine left = line("left", 0, 10, 50, 20);
        FoundLine below = line("below", 0, 30, 50, 40);
        FoundLine above = line("above", 60, -10, 90, 0);
        assertThat(ReadingOrder.sort(List.of(below, right, left, above), 0)).containsExactly(above, left, right, below);
    }

    @Test
    void followsTheTextsDirection() {
        // text that runs downwards: the right column comes first, each from top to bottom
        FoundLine first = new FoundLine(TextBoxTest.box(100, 0, 110, 50).quarterTurned(), List.of());
        FoundLine second = new FoundLine(TextBoxTest.box(100, 60, 110, 90).quarterTurned(), List.of());
        FoundLine third = new FoundLine(TextBoxTest.box(80, 0, 90, 50).quarterTurned(), List.of());
        assertThat(ReadingOrder.sort(List.of(third, second, first), 90)).containsExactly(first, second, third);
    }

    @Test
    void readsUpsideDownTextFromTheBottomRight() {
        FoundLine first = new FoundLine(TextBoxTest.box(50, 30, 90, 40).halfTurned(), List.of());
        FoundLine second = new FoundLine(TextBoxTest.box(50, 10, 90, 20).halfTurned(), List.of());
        assertThat(ReadingOrder.sort(List.of(second, first), 180)).containsExactly(first, second);
    }

    @Test
    void joinsPiecesOfOneLine() {
        FoundLine a = line("a", 0, 10, 50, 20);
        FoundLine b = line("b", 55, 11, 90, 21);
        FoundLine c = line("c", 150, 10, 200, 20); // 60 away, the height is 10
        List<FoundLine> joined = LineJoiner.join(List.of(a, b, c));
        assertThat(joined).hasSize(2);
        assertThat(joined.get(0).words()).extracting(FoundWord::text).containsExactly("a", "b");
        assertThat(joined.get(0).box())
                .isEqualTo(new TextBox(new Corner(0, 10), new Corner(90, 11), new Corner(90, 21), new Corner(0, 20)));
        assertThat(joined.get(1)).isEqualTo(c);
    }

    @Test
    void keepsPiecesOfDifferentSizeRowOrDirectionApart() {
        FoundLine a = line("a", 0, 10, 50, 20);
        FoundLine taller = line("taller", 55, 5, 90, 25);
        FoundLine lower = line("lower", 55, 15, 90, 25);
        FoundLine turned = new FoundLine(TextBoxTest.box(55, 10, 90, 20).halfTurned(), List.of());
        assertThat(LineJoiner.join(List.of(a, taller))).hasSize(2);
        assertThat(LineJoiner.join(List.of(a, lower))).hasSize(2);
        assertThat(LineJoiner.join(List.of(a, turned))).hasSize(2);
    }

    private static FoundLine line(String text, double left, double top, double right, double bottom) {
        TextBox box = TextBoxTest.box(left, top, right, bottom);
        return new FoundLine(box, List.of(new FoundWord(text, box, 0.9)));
    }
}
