package io.osprey.server.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import io.osprey.server.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PdfDocumentTest {
    @Test
    void drawsPages() {
        try (PdfDocument pdf = PdfDocument.open(Pdfs.of(List.of("One", "Two")))) {
            assertThat(pdf.pages()).isEqualTo(2);
            Page page = pdf.page(2);
            assertThat(page.width()).isEqualTo(5);
            assertThat(page.height()).isEqualTo(2);
            assertThat(page.unit()).isEqualTo(Page.Unit.INCH);
            // 200 dots for each inch, rounded down
            assertThat(page.picture().info().width()).isBetween(999, 1000);
            assertThat(page.picture().info().height()).isBetween(399, 400);
            assertThat(page.scale()).isCloseTo(0.005, within(1e-5));
            byte[] rgb = page.picture().rgb();
            assertThat(rgb[0]).isEqualTo((byte) 255);
            assertThat(blackPixels(rgb)).isGreaterThan(500);
        }
    }

    private static int blackPixels(byte[] rgb) {
        int count = 0;
        for (int i = 0; i < rgb.length; i += 3) {
            count += rgb[i] == 0 ? 1 : 0;
        }
        return count;
    }

    @Test
    void drawsLargePagesWithFewerDots() {
        assertThat(PdfDocument.dpi(8.27, 11.69)).isEqualTo(200);
        // 12 million pixels on 40 x 30 inches: a hundred each
        assertThat(PdfDocument.dpi(40, 30)).isEqualTo(100);
        // a side of 8,000
        assertThat(PdfDocument.dpi(200, 1)).isEqualTo(40);
    }

    @Test
    void saysWhyItRefuses() {
        assertRefused(() -> PdfDocument.open(Pdfs.encrypted("secret")), "The PDF is encrypted.");
        assertRefused(() -> PdfDocument.open(Pdfs.encrypted("")), "The PDF is encrypted.");
        assertRefused(
                () -> PdfDocument.open("%PDF-1.7 and then nothing".getBytes(StandardCharsets.US_ASCII)),
                "The PDF is damaged.");
        byte[] whole = Pdfs.of(List.of("One"));
        assertRefused(() -> PdfDocument.open(Arrays.copyOf(whole, 60)), "The PDF is damaged.");
        assertRefused(
                () -> PdfDocument.open(Pdfs.bomb(100_001), new PdfDocument.Bounds(100_000, 1000)),
                "The PDF decompresses to more than is allowed.");
    }

    @Test
    void givesUpWherePagesHaveNoEnd() {
        try (PdfDocument pdf = PdfDocument.open(Pdfs.endless(), new PdfDocument.Bounds(100_000, 1000))) {
            assertRefused(() -> pdf.page(1), "Page 1 of the PDF takes too much work to draw.");
        }
    }

    @Test
    void measuresStreams() {
        assertThat(PdfStreams.haveBomb(Pdfs.bomb(100_000), 100_000)).isFalse();
        assertThat(PdfStreams.haveBomb(Pdfs.bomb(100_001), 100_000)).isTrue();
        byte[] twice = "1 0 obj << /Filter [/FlateDecode /FlateDecode] /Length 1 >>\nstream\nx\nendstream"
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(PdfStreams.haveBomb(twice, 100_000)).isTrue();
        assertThat(PdfStreams.haveBomb(Pdfs.of(List.of("One", "Two")), 100_000)).isFalse();
    }

    @Test
    void tellsPdfByItsBeginning() {
        assertThat(PdfDocument.isPdf("\r\n%PDF-1.4".getBytes(StandardCharsets.US_ASCII)))
                .isTrue();
        assertThat(PdfDocument.isPdf("%PDF".getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
        assertThat(PdfDocument.isPdf(new byte[0])).isFalse();
    }

    private static void assertRefused(ThrowingCallable opening, String sentence) {
        assertThatThrownBy(opening)
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.problem())
                        .isEqualTo(new Problem(Kind.DOCUMENT, sentence)));
    }
}
