package io.osprey.engine.color;

/** The twelve colours that a picture's colours are named with. */
public enum NamedColor {
    BLACK,
    BLUE,
    BROWN,
    GREY,
    GREEN,
    ORANGE,
    PINK,
    PURPLE,
    RED,
    TEAL,
    WHITE,
    YELLOW
}
