package io.osprey.engine.color;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.AttentionMap;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ColorReaderTest {
    private static final int SIDE = 96;
    private static final AttentionMap EVEN = new AttentionMap(1, 1, new float[] {0.5f});
    private static final AttentionMap RIGHT = new AttentionMap(1, 4, new float[] {0, 0, 0, 1});

    private static final Set<NamedColor> ACHROMATIC = EnumSet.of(NamedColor.BLACK, NamedColor.GREY, NamedColor.WHITE);

    /** The web colours of the twelve names. */
    private static final Map<NamedColor, Integer> WEB = Map.ofEntries(
            Map.entry(NamedColor.BLACK, 0x000000),
            Map.entry(NamedColor.BLUE, 0x0000FF),
            Map.entry(NamedColor.BROWN, 0x8B4513),
            Map.entry(NamedColor.GREY, 0x808080),
            Map.entry(NamedColor.GREEN, 0x008000),
            Map.entry(NamedColor.ORANGE, 0xFFA500),
            Map.entry(NamedColor.PINK, 0xFF69B4),
            Map.entry(NamedColor.PURPLE, 0x800080),
            Map.entry(NamedColor.RED, 0xFF0000),
            Map.entry(NamedColor.TEAL, 0x008080),
            Map.entry(NamedColor.WHITE, 0xFFFFFF),
            Map.entry(NamedColor.YELLOW, 0xFFFF00));

    private static Picture paint(IntBinaryOperator color) {
        byte[] rgb = new byte[SIDE * SIDE * 3];
        for (int i = 0; i < SIDE * SIDE; i++) {
            int value = color.applyAsInt(i % SIDE, i / SIDE);
            rgb[3 * i] = (byte) (value >> 16);
            rgb[3 * i + 1] = (byte) (value >> 8);
            rgb[3 * i + 2] = (byte) value;
        }
        return new Picture(new PictureInfo(SIDE, SIDE, PictureFormat.PNG), SIDE, SIDE, rgb);
    }

    @Test
    void onePlainColorIsEverything() {
        ColorResult result = ColorReader.read(paint((x, y) -> 0xB54316), EVEN);

        assertThat(result.foreground()).isEqualTo(NamedColor.BROWN);
        assertThat(result.background()).isEqualTo(NamedColor.BROWN);
        assertThat(result.dominant()).containsExactly(NamedColor.BROWN);
        assertThat(result.accentRgb()).isEqualTo(0xB54316);
        assertThat(result.blackAndWhite()).isFalse();
    }

    @Test
    void foregroundIsWhereTheEyeGoes() {
        ColorResult result = ColorReader.read(paint((x, y) -> x < 72 ? 0xFFFFFF : 0x0000FF), RIGHT);

        assertThat(result.foreground()).isEqualTo(NamedColor.BLUE);
        assertThat(result.background()).isEqualTo(NamedColor.WHITE);
        assertThat(result.dominant()).containsExactly(NamedColor.WHITE, NamedColor.BLUE);
    }

    @Test
    void evenAttentionTakesTheMiddleForForeground() {
        ColorResult result =
                ColorReader.read(paint((x, y) -> x >= 24 && x < 72 && y >= 24 && y < 72 ? 0xFF0000 : 0x008000), EVEN);

        assertThat(result.foreground()).isEqualTo(NamedColor.RED);
        assertThat(result.background()).isEqualTo(NamedColor.GREEN);
    }

    @Test
    void manySmallColorsAreNotDominant() {
        int[] colors = {0xFF0000, 0xFFA500, 0xFFFF00, 0x008000, 0x0000FF, 0x800080};

        assertThat(ColorReader.read(paint((x, y) -> colors[x / 16]), EVEN).dominant())
                .isEmpty();
    }

    @Test
    void accentIsTheVividColorOfADullPicture() {
        ColorResult result =
                ColorReader.read(paint((x, y) -> x < 8 ? 0xE03010 : y % 2 == 0 ? 0x807870 : 0xF0F0F0), EVEN);

        assertThat(ColorNamer.name(result.accentRgb())).isEqualTo(NamedColor.RED);
    }

    @Test
    void accentIsNeitherNearBlackNorNearWhite() {
        for (int color : new int[] {0x000000, 0xFFFFFF, 0x000060, 0xFFFFD0, 0x0A0A0A, 0xFFF0F0}) {
            int accent = ColorReader.read(paint((x, y) -> color), EVEN).accentRgb();

            assertThat(LabColor.ofRgb(accent).lightness()).as("%06X", accent).isBetween(29.0, 76.0);
        }
    }

    @Test
    void greyIsBlackAndWhiteDespiteNoise() {
        Random random = new Random(7);
        Picture noisy = paint((x, y) -> {
            int grey = (x * 2 + y) % 200 + 20;
            return grey + random.nextInt(5) - 2 << 16
                    | grey + random.nextInt(3) - 1 << 8
                    | grey + random.nextInt(7) - 3;
        });

        assertThat(ColorReader.read(noisy, EVEN).blackAndWhite()).isTrue();
    }

    @Test
    void sepiaAndASmallColorSpotAreNotBlackAndWhite() {
        Picture sepia = paint((x, y) -> {
            int grey = (x + y) / 2 + 60;
            return grey + 20 << 16 | grey << 8 | grey - 30;
        });
        Picture spot = paint((x, y) -> x < 16 && y < 16 ? 0xC02020 : (x + y) * 0x010101);

        assertThat(ColorReader.read(sepia, EVEN).blackAndWhite()).isFalse();
        assertThat(ColorReader.read(spot, EVEN).blackAndWhite()).isFalse();
    }

    static List<Arguments> pairs() {
        return Arrays.stream(NamedColor.values())
                .flatMap(one -> Arrays.stream(NamedColor.values())
                        .filter(other -> other != one)
                        .map(other -> Arguments.of(one, other)))
                .toList();
    }

    /** Each of the twelve before each other: three quarters of the second, and attention on the last quarter, of the first. */
    @ParameterizedTest
    @MethodSource("pairs")
    void eachColorBeforeEachOther(NamedColor foreground, NamedColor background) {
        ColorResult result =
                ColorReader.read(paint((x, y) -> x < 72 ? WEB.get(background) : WEB.get(foreground)), RIGHT);

        assertThat(result.foreground()).isEqualTo(foreground);
        assertThat(result.background()).isEqualTo(background);
        assertThat(result.dominant()).containsExactly(background, foreground);
        boolean hasColor = !ACHROMATIC.contains(foreground) || !ACHROMATIC.contains(background);
        assertThat(result.blackAndWhite()).isEqualTo(!hasColor);
        if (hasColor) {
            // The accent has a colour, never grey, and always the hue of one of the two.
            assertThat(LabColor.ofRgb(result.accentRgb()).chroma()).isGreaterThan(20);
            assertThat(List.of(Hue.ofRgb(WEB.get(foreground)), Hue.ofRgb(WEB.get(background))))
                    .anyMatch(hue -> Math.abs(hue - Hue.ofRgb(result.accentRgb())) < 5);
        }
    }
}
