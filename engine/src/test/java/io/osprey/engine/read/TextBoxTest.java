package io.osprey.engine.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextBoxTest {
    private static final TextBox BOX = box(10, 20, 50, 30);

    static TextBox box(double left, double top, double right, double bottom) {
        return new TextBox(
                new Corner(left, top), new Corner(right, top), new Corner(right, bottom), new Corner(left, bottom));
    }

    @Test
    void ordersCornersClockwiseFromTheTopLeft() {
        List<Corner> shuffled = List.of(new Corner(50, 30), new Corner(10, 20), new Corner(10, 30), new Corner(50, 20));
        assertThat(TextBox.ofCorners(shuffled)).isEqualTo(BOX);
    }

    @Test
    void measuresALineThatRisesAndFalls() {
        // 40 to the right and 30 down: length 50, atan(30 / 40) = 36.87 degrees clockwise
        TextBox falling =
                TextBox.ofCorners(List.of(new Corner(6, 0), new Corner(46, 30), new Corner(40, 38), new Corner(0, 8)));
        assertThat(falling.width()).isEqualTo(50);
        assertThat(falling.height()).isEqualTo(10);
        assertThat(falling.angleDegrees()).isCloseTo(36.87, within(0.01));
        assertThat(falling.halfTurned().angleDegrees()).isCloseTo(36.87 - 180, within(0.01));
        assertThat(falling.quarterTurned().angleDegrees()).isCloseTo(126.87, within(0.01));
    }

    @Test
    void standsOnItsHeadAt180DegreesNotMinus180() {
        assertThat(BOX.angleDegrees()).isZero();
        assertThat(BOX.halfTurned().angleDegrees()).isEqualTo(180);
        assertThat(BOX.quarterTurned().angleDegrees()).isEqualTo(90);
    }

    @Test
    void growsByTheSameDistanceOnAllSides() {
        assertThat(BOX.grown(3)).isEqualTo(box(7, 17, 53, 33));
        // a square on its corner with sides of length 10 x sqrt(2): moved out by sqrt(2), each corner moves by 2
        TextBox diamond = new TextBox(new Corner(0, -10), new Corner(10, 0), new Corner(0, 10), new Corner(-10, 0))
                .grown(Math.sqrt(2));
        assertThat(diamond.topLeft().x()).isCloseTo(0, within(1e-9));
        assertThat(diamond.topLeft().y()).isCloseTo(-12, within(1e-9));
        assertThat(diamond.topRight().x()).isCloseTo(12, within(1e-9));
    }

    @Test
    void cutsPartsAlongAndAcrossTheText() {
        assertThat(BOX.part(0.25, 0.5, 0, 1)).isEqualTo(box(20, 20, 30, 30));
        assertThat(BOX.part(0, 1, 0.2, 0.9)).isEqualTo(box(10, 22, 50, 29));
        assertThat(BOX.halfTurned().part(0, 0.25, 0, 1))
                .isEqualTo(box(40, 20, 50, 30).halfTurned());
        // the lower half of a text that stands on its head is the upper half of the picture
        assertThat(BOX.halfTurned().part(0, 1, 0.5, 1))
                .isEqualTo(box(10, 20, 50, 25).halfTurned());
    }

    @Test
    void staysInsideThePicture() {
        assertThat(box(-3, 2.4, 99.6, 200).polygon(100, 80))
                .containsExactly(new Point(0, 2), new Point(99, 2), new Point(99, 79), new Point(0, 79));
    }

    @Test
    void sharesPixelsWithOtherBoxes() {
        // 40 x 10 from (10, 20); the other one covers its right half and hangs out below
        assertThat(BOX.area()).isEqualTo(400);
        assertThat(BOX.intersection(box(30, 25, 90, 60))).isEqualTo(20 * 5);
        assertThat(BOX.intersection(BOX.halfTurned())).isEqualTo(400);
        assertThat(BOX.intersection(box(50, 20, 90, 30))).isZero();
        // a square on its corner has half the pixels of the one around it
        TextBox diamond = new TextBox(new Corner(2, 0), new Corner(4, 2), new Corner(2, 4), new Corner(0, 2));
        assertThat(diamond.intersection(box(0, 0, 4, 4))).isCloseTo(8, within(1e-9));
        assertThat(box(0, 0, 2, 4).intersection(diamond)).isCloseTo(4, within(1e-9));
    }

    @Test
    void scales() {
        assertThat(BOX.scaled(2, 0.5)).isEqualTo(box(20, 10, 100, 15));
    }
}
