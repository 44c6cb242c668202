package io.osprey.conformance.crops;

import java.awt.Color;
import java.util.List;

/** Thirty scenes: ten with words, ten with one thing, ten with figures. The same on every run, but for the machine's fonts. */
final class Scenes {
    private static final Color BOARD = new Color(0x1F5E3B);
    private static final Color BLUE = new Color(0x1B3F73);
    private static final Color RED = new Color(0xC62828);
    private static final Color PAPER = new Color(0xF7F3E8);
    private static final Color INK = new Color(0x1A1A1A);

    private Scenes() {}

    /** With words only. */
    static List<Scene> withWords() {
        return List.of(
                new Scene("01-sign-at-the-left", "a sign at the left edge of a meadow", 800, 450, 1)
                        .meadow(260)
                        .box(70, 200, 14, 150, new Color(0x6B4A2B))
                        .sign("CASTLE 2 KM", 12, 150, 34, BOARD),
                new Scene("02-sign-at-the-right", "a shop's sign high up at the right", 800, 450, 2)
                        .bricks()
                        .sign("BAKERY", 590, 16, 40, BLUE),
                new Scene("03-words-below", "a picture with its title below", 600, 600, 3)
                        .meadow(300)
                        .disc(210, 90, 180, new Color(0xF2B632))
                        .box(0, 520, 600, 80, PAPER)
                        .text("THE LONG SUMMER", 90, 540, 42, INK),
                new Scene("04-words-at-both-ends", "a long board with words at both ends", 900, 400, 4)
                        .fill(new Color(0x444B54), new Color(0x30363D))
                        .sign("TRAINS", 20, 150, 44, BLUE)
                        .sign("BUSES", 690, 150, 44, RED),
                new Scene("05-poster", "a poster with four lines", 450, 600, 5)
                        .fill(PAPER, PAPER)
                        .text("OPEN AIR", 60, 60, 60, RED)
                        .text("CONCERT", 60, 140, 60, RED)
                        .text("Saturday 8 pm", 60, 260, 36, INK)
                        .text("Harbour stage", 60, 320, 36, INK),
                new Scene("06-page", "a page of print", 480, 640, 6)
                        .fill(Color.WHITE, Color.WHITE)
                        .text("Chapter one", 50, 40, 34, INK)
                        .text("It was a clear morning", 50, 130, 26, INK)
                        .text("and the ships lay still", 50, 170, 26, INK)
                        .text("under a pale sun. No one", 50, 210, 26, INK)
                        .text("spoke, and the bells", 50, 250, 26, INK)
                        .text("had not begun to ring.", 50, 290, 26, INK),
                new Scene("07-menu", "a menu on a wall, right of the middle", 800, 500, 7)
                        .bricks()
                        .box(470, 90, 280, 320, new Color(0x20262B))
                        .text("SOUP 4.50", 500, 120, 36, PAPER)
                        .text("PASTA 9.00", 500, 200, 36, PAPER)
                        .text("COFFEE 2.50", 500, 280, 36, PAPER),
                new Scene("08-road-signs", "two road signs one above the other", 500, 700, 8)
                        .meadow(520)
                        .box(240, 150, 16, 430, new Color(0x888888))
                        .sign("NORTH", 160, 130, 40, BLUE)
                        .sign("SOUTH", 160, 240, 40, BLUE),
                new Scene("09-door-plate", "a small plate beside a large red door", 700, 500, 9)
                        .bricks()
                        .box(80, 60, 260, 440, RED)
                        .box(430, 180, 215, 70, PAPER)
                        .text("Dr. Winter", 440, 196, 32, INK),
                new Scene("10-words-in-the-corner", "a sun, and words in the lower right corner", 750, 500, 10)
                        .fill(new Color(0xF6C27A), new Color(0xE08A5B))
                        .disc(120, 90, 170, new Color(0xFFF0B3))
                        .text("GOOD NIGHT", 420, 430, 40, new Color(0x40210F)));
    }

    /** With one thing, which attention has to find. */
    static List<Scene> withOneThing() {
        return List.of(
                new Scene("11-ball-left", "a red ball at the left of a meadow", 800, 450, 11)
                        .meadow(200)
                        .disc(70, 280, 110, RED),
                new Scene("12-ball-right", "a blue ball at the right of a meadow", 800, 450, 12)
                        .meadow(200)
                        .disc(620, 260, 120, new Color(0x1F4FB5)),
                new Scene("13-house-left", "a house at the left", 900, 450, 13)
                        .meadow(300)
                        .box(90, 200, 160, 150, new Color(0xE9DDC1))
                        .triangle(70, 110, 200, 90, new Color(0x8E3B2E))
                        .box(150, 270, 40, 80, new Color(0x5A3A1E)),
                new Scene("14-sailing-boat", "a boat at the right of the sea", 900, 500, 14)
                        .box(0, 260, 900, 240, new Color(0x2A6F97))
                        .triangle(660, 150, 120, 170, Color.WHITE)
                        .box(640, 325, 160, 30, new Color(0x6B3E26)),
                new Scene("15-moon", "a moon at the upper right of a night", 600, 600, 15)
                        .fill(new Color(0x0B1026), new Color(0x1C2745))
                        .disc(430, 70, 110, new Color(0xF4F1DE)),
                new Scene("16-tree", "a tree at the left", 500, 650, 16)
                        .meadow(480)
                        .box(110, 330, 34, 180, new Color(0x5A3A1E))
                        .disc(40, 180, 180, new Color(0x2E6B2E)),
                new Scene("17-flower", "a flower low in the picture", 450, 700, 17)
                        .meadow(420)
                        .box(216, 560, 10, 110, new Color(0x2E6B2E))
                        .disc(170, 500, 100, new Color(0xD81B60))
                        .disc(200, 530, 40, new Color(0xFDD835)),
                new Scene("18-parcel", "a parcel high at the left", 800, 500, 18)
                        .fill(new Color(0xD7D7D7), new Color(0xBEBEBE))
                        .box(60, 50, 180, 130, new Color(0xB07D48))
                        .box(140, 50, 20, 130, RED),
                new Scene("19-tower", "a tower in the middle of a wide picture", 1000, 420, 19)
                        .meadow(330)
                        .box(465, 90, 70, 260, new Color(0x8D8478))
                        .triangle(450, 30, 100, 60, new Color(0x5B2C2C)),
                new Scene("20-nothing", "an even sky", 600, 450, 20));
    }

    /** With figures, whose places the search is told: no network takes them for people. */
    static List<Scene> withFigures() {
        return List.of(
                new Scene("21-standing-left", "someone at the left edge", 800, 450, 21)
                        .meadow(260)
                        .person(90, 420, 330, 0),
                new Scene("22-standing-with-hat", "someone with a high hat under the upper edge", 600, 600, 22)
                        .meadow(420)
                        .person(300, 580, 480, 60),
                new Scene("23-two-apart", "two far apart", 900, 450, 23)
                        .meadow(260)
                        .person(80, 430, 300, 0)
                        .person(820, 430, 300, 30),
                new Scene("24-two-together", "two at the right", 900, 450, 24)
                        .meadow(260)
                        .person(640, 430, 330, 0)
                        .person(780, 430, 300, 0),
                new Scene("25-portrait", "a portrait whose head touches the upper edge", 500, 600, 25)
                        .fill(new Color(0x7A8B99), new Color(0x55626E))
                        .portrait(250, 10, 260, 0),
                new Scene("26-portrait-with-hat", "a portrait with a hat, left of the middle", 800, 500, 26)
                        .fill(new Color(0xB9A48C), new Color(0x8F7B64))
                        .portrait(250, 110, 220, 90),
                new Scene("27-row-of-five", "five in a row", 1000, 450, 27)
                        .meadow(280)
                        .person(110, 430, 300, 0)
                        .person(300, 430, 320, 0)
                        .person(500, 430, 290, 30)
                        .person(700, 430, 310, 0)
                        .person(890, 430, 300, 0),
                new Scene("28-tall-and-small", "a grown-up and a child", 500, 700, 28)
                        .meadow(480)
                        .person(170, 670, 560, 0)
                        .person(370, 670, 300, 0),
                new Scene("29-person-and-sign", "someone at the left, a sign at the right", 800, 450, 29)
                        .meadow(260)
                        .person(130, 430, 330, 0)
                        .sign("EXIT", 560, 120, 40, BOARD),
                new Scene("30-balcony", "someone high up in a tall picture", 450, 800, 30)
                        .bricks()
                        .box(110, 260, 230, 20, new Color(0x444444))
                        .person(225, 270, 220, 20)
                        .box(110, 210, 230, 60, new Color(0x666666)));
    }
}
