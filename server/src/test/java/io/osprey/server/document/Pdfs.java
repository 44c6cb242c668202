package io.osprey.server.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** PDF files, made as they are needed. */
public final class Pdfs {
    private Pdfs() {}

    /** Pages of 360 x 144 points, which are 5 x 2 inches, with a line of 36 points each. */
    public static byte[] of(List<String> lines) {
        try (PDDocument pdf = pages(lines)) {
            return bytes(pdf);
        } catch (IOException unlikely) {
            throw new UncheckedIOException(unlikely);
        }
    }

    /** A file that asks for a password, or that is encrypted without one. */
    static byte[] encrypted(String password) {
        try (PDDocument pdf = pages(List.of("Secret"))) {
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", password, new AccessPermission());
            policy.setEncryptionKeyLength(128);
            pdf.protect(policy);
            return bytes(pdf);
        } catch (IOException unlikely) {
            throw new UncheckedIOException(unlikely);
        }
    }

    private static PDDocument pages(List<String> lines) throws IOException {
        PDDocument pdf = new PDDocument();
        for (String line : lines) {
            PDPage page = new PDPage(new PDRectangle(360, 144));
            pdf.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 36);
                content.newLineAtOffset(36, 60);
                content.showText(line);
                content.endText();
            }
        }
        return pdf;
    }

    private static byte[] bytes(PDDocument pdf) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pdf.save(out);
        return out.toByteArray();
    }

    /** A page whose content is so many zeros, compressed. */
    static byte[] bomb(long zeros) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater =
                new DeflaterOutputStream(compressed, new Deflater(Deflater.BEST_COMPRESSION))) {
            byte[] chunk = new byte[1 << 20];
            for (long left = zeros; left > 0; left -= chunk.length) {
                deflater.write(chunk, 0, (int) Math.min(left, chunk.length));
            }
        } catch (IOException unlikely) {
            throw new UncheckedIOException(unlikely);
        }
        return file("<< /Filter /FlateDecode /Length " + compressed.size() + " >>", compressed.toByteArray(), "");
    }

    /** A page that draws forms that each draw the next one ten times, ten deep. */
    static byte[] endless() {
        StringBuilder forms = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            String content = ("/F" + (i + 1) + " Do ").repeat(10);
            forms.append(10 + i)
                    .append(" 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F")
                    .append(i + 1)
                    .append(' ')
                    .append(11 + i)
                    .append(" 0 R >> >> /Length ")
                    .append(content.length())
                    .append(" >>\nstream\n")
                    .append(content)
                    .append("\nendstream endobj\n");
        }
        forms.append(
                "20 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 11 >>\nstream\n0 0 1 1 re f\nendstream endobj\n");
        return file("<< /Length 6 >>", "/F0 Do".getBytes(StandardCharsets.US_ASCII), forms.toString());
    }

    private static byte[] file(String dictionary, byte[] content, String further) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
                        + "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
                        + "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R"
                        + " /Resources << /XObject << /F0 10 0 R >> >> >> endobj\n4 0 obj "
                        + dictionary + "\nstream\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(content);
        out.writeBytes(("\nendstream endobj\n" + further + "trailer << /Root 1 0 R >>\n%%EOF")
                .getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
