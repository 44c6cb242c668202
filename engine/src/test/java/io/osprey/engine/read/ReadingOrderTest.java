package io.osprey.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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
    void readsColumnsOfRunningTextOneAfterTheOther() {
        List<FoundLine> lines = new ArrayList<>();
        lines.add(line("title", 0, 0, 210, 10));
        for (int row = 0; row < 3; row++) {
            lines.add(line("left" + row, 0, 20 + 15 * row, 100, 30 + 15 * row));
            lines.add(line("right" + row, 110, 21 + 15 * row, 210, 31 + 15 * row));
        }
        lines.add(line("foot", 50, 80, 160, 90));
        assertThat(texts(ReadingOrder.sort(lines, 0)))
                .containsExactly("title", "left0", "left1", "left2", "right0", "right1", "right2", "foot");
        assertThat(texts(ReadingOrder.byRows(lines, 0)))
                .containsExactly("title", "left0", "right0", "left1", "right1", "left2", "right2", "foot");
    }

    @Test
    void givesRowsOfAResult() {
        List<TextLine> lines = new ArrayList<>();
        for (int column = 0; column < 2; column++) {
            for (int row = 0; row < 3; row++) {
                List<Point> box = TextBoxTest.box(110 * column, 15 * row, 110 * column + 100, 15 * row + 10)
                        .polygon(300, 300);
                lines.add(new TextLine(box, List.of(new TextWord("c" + column + row, box, 0.9))));
            }
        }
        ReadResult result = new ReadResult(lines, -10);
        assertThat(new ReadResult(lines, 0).byRows().lines())
                .extracting(TextLine::text)
                .containsExactly("c00", "c10", "c01", "c11", "c02", "c12");
        assertThat(result.clockwiseDegrees()).isEqualTo(350);
    }

    @Test
    void readsThreeColumns() {
        List<FoundLine> lines = new ArrayList<>();
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                int left = 110 * column;
                lines.add(line("c" + column + row, left, 15 * row, left + 100, 15 * row + 10));
            }
        }
        assertThat(texts(ReadingOrder.sort(lines, 0)))
                .containsExactly("c00", "c01", "c02", "c10", "c11", "c12", "c20", "c21", "c22");
    }

    @Test
    void readsTablesByTheirRows() {
        List<FoundLine> lines = new ArrayList<>();
        for (int row = 0; row < 5; row++) {
            lines.add(line("item" + row, 0, 15 * row, 100, 15 * row + 10));
            // 40 x 10 is too short for running text
            lines.add(line("price" + row, 160, 15 * row, 200, 15 * row + 10));
        }
        assertThat(texts(ReadingOrder.sort(lines, 0))).startsWith("item0", "price0", "item1", "price1");
    }

    @Test
    void keepsEveryPieceOfACrowdedPicture() {
        List<FoundLine> lines = new ArrayList<>();
        for (int row = 0; row < 500; row++) {
            lines.add(line("a", 0, 15 * row, 100, 15 * row + 10));
            lines.add(line("b", 160, 15 * row, 200, 15 * row + 10));
        }
        assertThat(ReadingOrder.sort(lines, 0)).hasSize(1000);
    }

    private static List<String> texts(List<FoundLine> lines) {
        return lines.stream().map(line -> line.words().get(0).text()).toList();
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
