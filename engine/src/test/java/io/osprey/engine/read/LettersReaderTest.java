package io.osprey.engine.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import java.awt.Color;
import java.awt.Font;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The network of these tests reads stripes: red is "a", green "ñ", blue stands for a Han character, black is a space. */
class LettersReaderTest {
    private static final int WHITE = 0xffffff;
    private static final int RED = 0xff0000;
    private static final int GREEN = 0x00ff00;
    private static final int BLUE = 0x0000ff;
    private static final int BLACK = 0;

    private static ModelBundle bundle;

    @BeforeAll
    static void open() throws URISyntaxException {
        bundle = ModelBundle.embeddedWith(
                Path.of(LettersReaderTest.class.getResource("bundle.json").toURI())
                        .getParent());
    }

    @AfterAll
    static void close() {
        bundle.close();
    }

    @Test
    void isThereWhenTheBundleHasIt() {
        assertThat(LettersReader.in(bundle)).isPresent();
        try (ModelBundle without = ModelBundle.embedded()) {
            assertThat(without.roles()).doesNotContain("read-letters");
            assertThat(LettersReader.in(without)).isEmpty();
        }
    }

    @Test
    void readsALineAgain() {
        RecognizedLine read = reread(stripes(WHITE, RED, WHITE, GREEN, BLACK, GREEN), line("x", 0.5));
        assertThat(read.symbols()).extracting(CtcSymbol::text).containsExactly("a", "ñ", " ", "ñ");
        // stripes of 16 pixels, steps of 4
        assertThat(read.symbols()).extracting(CtcSymbol::firstStep).containsExactly(4, 12, 16, 20);
        assertThat(read.symbols()).extracting(CtcSymbol::lastStep).containsExactly(7, 15, 19, 23);
        assertThat(read.steps()).isCloseTo(24, within(1e-9));
    }

    @Test
    void keepsTheFirstReadingOfWhatItCanNotRead() {
        RecognizedLine first = line("x", 0.5);
        assertThat(reread(stripes(WHITE, WHITE, WHITE, WHITE), first)).isSameAs(first);
        assertThat(reread(stripes(WHITE, BLUE, WHITE, RED), first)).isSameAs(first);
    }

    @Test
    void aReaderWithBothNetworksReadsWhatTheFirstOneReads() {
        Picture picture = Page.white(480, 200)
                .line("Sample text", new Font(Font.SANS_SERIF, Font.PLAIN, 36), Color.BLACK, 90, 110, 0)
                .picture();
        assertThat(new TextReader(bundle).read(picture).lines())
                .extracting(TextLine::text)
                .containsExactly("Sample text");
    }

    @Test
    void aSmallPictureWhereNoTextIsFoundIsReadAsOneLine() {
        int[] colors = {WHITE, RED, WHITE, GREEN, WHITE, RED, WHITE};
        Picture small = stripes(colors);
        assertThat(new TextDetector(bundle).detect(small)).isEmpty();
        assertThat(new TextReader(bundle).read(small).lines())
                .extracting(TextLine::text)
                .containsExactly("aña");
        // 41 stripes of 16 pixels are wider than 640
        Picture wide = stripes(Arrays.copyOf(colors, 41));
        assertThat(new TextDetector(bundle).detect(wide)).isEmpty();
        assertThat(new TextReader(bundle).read(wide).lines()).isEmpty();
    }

    private static RecognizedLine reread(Picture picture, RecognizedLine first) {
        TextBox box = TextBoxTest.box(0, 0, picture.pixelWidth(), picture.pixelHeight());
        RecognizedLine placed = new RecognizedLine(box, first.symbols(), first.steps(), first.ink());
        try (PixelSource source = new PixelSource(picture)) {
            RecognizedLine read = LettersReader.in(bundle)
                    .orElseThrow()
                    .reread(source, List.of(placed))
                    .get(0);
            return read == placed ? first : read;
        }
    }

    private static RecognizedLine line(String text, double probability) {
        return new RecognizedLine(
                TextBoxTest.box(0, 0, 1, 1), List.of(new CtcSymbol(text, probability, 0, 0)), 10, LineInk.UNKNOWN);
    }

    /** Stripes 16 pixels wide and 32 high, side by side. */
    private static Picture stripes(int... colors) {
        int width = 16 * colors.length;
        byte[] rgb = new byte[3 * width * 32];
        for (int i = 0; i < width * 32; i++) {
            int color = colors[i % width / 16];
            rgb[3 * i] = (byte) (color >> 16);
            rgb[3 * i + 1] = (byte) (color >> 8);
            rgb[3 * i + 2] = (byte) color;
        }
        return new Picture(new PictureInfo(width, 32, PictureFormat.PNG), width, 32, rgb);
    }
}
