package io.osprey.engine.color;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColorNamerTest {
    @ParameterizedTest
    @CsvSource({
        "000000,BLACK",
        "101010,BLACK",
        "1A0F08,BLACK",
        "FFFFFF,WHITE",
        "F5F5DC,WHITE",
        "FFF8F0,WHITE",
        "808080,GREY",
        "C0C0C0,GREY",
        "3C3C3C,GREY",
        "FF0000,RED",
        "8B0000,RED",
        "DC143C,RED",
        "FFC0CB,PINK",
        "FF69B4,PINK",
        "FA8072,PINK",
        "FFA500,ORANGE",
        "FF7F50,ORANGE",
        "FF8C00,ORANGE",
        "8B4513,BROWN",
        "A0522D,BROWN",
        "654321,BROWN",
        "D2B48C,BROWN",
        "B54316,BROWN",
        "4A3020,BROWN",
        "FFFF00,YELLOW",
        "FFD700,YELLOW",
        "F0E68C,YELLOW",
        "008000,GREEN",
        "00FF00,GREEN",
        "228B22,GREEN",
        "556B2F,GREEN",
        "2E8B57,GREEN",
        "008080,TEAL",
        "40E0D0,TEAL",
        "00FFFF,TEAL",
        "0000FF,BLUE",
        "000080,BLUE",
        "87CEEB,BLUE",
        "4682B4,BLUE",
        "800080,PURPLE",
        "4B0082,PURPLE",
        "9370DB,PURPLE",
        "8A2BE2,PURPLE"
    })
    void namesWellKnownColors(String hex, NamedColor name) {
        assertThat(ColorNamer.name(Integer.parseInt(hex, 16))).isEqualTo(name);
    }

    @Test
    void labOfPureRedIsTheTextbooks() {
        LabColor red = LabColor.ofRgb(0xFF0000);

        assertThat(red.lightness()).isCloseTo(53.24, within(0.02));
        assertThat(red.a()).isCloseTo(80.09, within(0.02));
        assertThat(red.b()).isCloseTo(67.20, within(0.02));
    }

    @ParameterizedTest
    @CsvSource({
        "FF0000,0",
        "FFFF00,60",
        "00FF00,120",
        "00FFFF,180",
        "0000FF,240",
        "FF00FF,300",
        "FF0080,330",
        "777777,0"
    })
    void hueOfPureColors(String hex, int degrees) {
        assertThat(Hue.ofRgb(Integer.parseInt(hex, 16))).isCloseTo(degrees, within(0.5));
    }
}
