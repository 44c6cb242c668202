package io.osprey.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineInkTest {
    @Test
    void partsLevelsWhereTheyDifferMost() {
        int[] histogram = new int[256];
        histogram[10] = 30;
        histogram[20] = 10;
        histogram[200] = 60;
        // the darker kind has a mean of 12.5
        assertThat(LineInk.Threshold.of(histogram).level()).isBetween(20, 199);
        assertThat(LineInk.Threshold.of(histogram).contrast()).isEqualTo(187.5);
    }

    @Test
    void takesTheEdgesForBackground() {
        // 12 x 12, a bar in columns 4 to 6 and rows 4 to 8
        for (boolean dark : new boolean[] {true, false}) {
            LineInk ink = LineInk.of(bar(dark ? 30 : 220, dark ? 220 : 30), 12, 12);
            LineInk.Span all = new LineInk.Span(0, 12);
            assertThat(ink.inColumn(4, all)).isEqualTo(4);
            assertThat(ink.inColumn(3, all)).isZero();
            assertThat(ink.inColumn(6, all)).isZero();
            assertThat(ink.rows(all, 2, 1)).isEqualTo(new LineInk.Span(4, 8));
        }
    }

    @Test
    void knowsNothingOfFlatPictures() {
        assertThat(LineInk.of(bar(100, 110), 12, 12)).isSameAs(LineInk.UNKNOWN);
    }

    @Test
    void findsGapsAndEnds() {
        // columns: ..##.#....##
        byte[] bits = {0, 0, 1, 1, 0, 1, 0, 0, 0, 0, 1, 1};
        LineInk ink = new LineInk(12, 1, bits);
        LineInk.Span row = new LineInk.Span(0, 1);
        assertThat(ink.widestGap(2, 11, row)).isEqualTo(new LineInk.Span(6, 10));
        assertThat(ink.widestGap(2, 4, row).length()).isZero();
        assertThat(ink.leftEnd(5, 2, row, -1)).isEqualTo(2);
        assertThat(ink.leftEnd(5, 1, row, -1)).isEqualTo(5);
        assertThat(ink.rightEnd(2, 2, row, -1)).isEqualTo(6);
        // ink up to the edge: nothing is known
        assertThat(ink.rightEnd(10, 2, row, -1)).isEqualTo(-1);
    }

    private static byte[] bar(int level, int background) {
        byte[] rgb = new byte[3 * 12 * 12];
        for (int i = 0; i < 12 * 12; i++) {
            boolean inside = i % 12 >= 4 && i % 12 < 6 && i / 12 >= 4 && i / 12 < 8;
            for (int channel = 0; channel < 3; channel++) {
                rgb[3 * i + channel] = (byte) (inside ? level : background);
            }
        }
        return rgb;
    }
}
