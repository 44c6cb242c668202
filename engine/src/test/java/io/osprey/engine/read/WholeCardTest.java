package io.osprey.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WholeCardTest {
    private final WholeCard card = new WholeCard(640, 200, 0.75, 0.97);

    @Test
    void onlySmallPicturesMayBeALine() {
        assertThat(card.mayBeLine(picture(640, 200))).isTrue();
        assertThat(card.mayBeLine(picture(641, 200))).isFalse();
        assertThat(card.mayBeLine(picture(640, 201))).isFalse();
        assertThat(card.mayBeLine(picture(200, 640))).isTrue();
    }

    @Test
    void asksMoreOfShortLines() {
        assertThat(card.keeps(line("abc", 0.75))).isTrue();
        assertThat(card.keeps(line("abc", 0.74))).isFalse();
        assertThat(card.keeps(line("a b", 0.96))).isFalse();
        assertThat(card.keeps(line("a b", 0.97))).isTrue();
        assertThat(card.keeps(line(" ", 1))).isFalse();
        assertThat(card.keeps(line("", 1))).isFalse();
    }

    private static Picture picture(int width, int height) {
        return new Picture(
                new PictureInfo(width, height, PictureFormat.PNG), width, height, new byte[3 * width * height]);
    }

    private static RecognizedLine line(String text, double probability) {
        List<CtcSymbol> symbols = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            symbols.add(new CtcSymbol(text.substring(i, i + 1), probability, i, i));
        }
        return new RecognizedLine(TextBoxTest.box(0, 0, 10, 10), symbols, 10, LineInk.UNKNOWN);
    }
}
