package io.osprey.server.document;

import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import io.osprey.server.problem.ProblemException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PDF, whose pages are drawn as pictures. Encrypted, damaged and malicious files are refused. */
final class PdfDocument implements Document {
    private static final Logger LOG = LoggerFactory.getLogger(PdfDocument.class);
    private static final double POINTS_PER_INCH = 72;
    /** Small print is some 20 pixels high then. */
    private static final double DPI = 200;
    /** Larger pages are drawn with fewer dots for each inch. */
    private static final double MAX_PIXELS = 12_000_000;

    private static final double MAX_SIDE_PIXELS = 8000;
    /** A dense map has some hundred thousand; forms that hold forms that hold forms have no end. */
    private static final long MAX_OPERATORS = 1_000_000;

    private static final Bounds BOUNDS = new Bounds(PdfStreams.MAX_STREAM_BYTES, MAX_OPERATORS);

    private static final long SCRATCH_BYTES = 64L << 20;
    private static final byte[] SIGNATURE = {'%', 'P', 'D', 'F', '-'};
    /** Readers take files that begin with something else. */
    private static final int SIGNATURE_WITHIN_BYTES = 1024;

    private final PDDocument pdf;
    private final int pages;
    private final long maxOperators;

    private PdfDocument(PDDocument pdf, int pages, long maxOperators) {
        this.pdf = pdf;
        this.pages = pages;
        this.maxOperators = maxOperators;
    }

    /**
     * What a file may take.
     *
     * @param streamBytes of one stream, decompressed
     * @param operators of one page, with all that it draws
     */
    record Bounds(long streamBytes, long operators) {}

    static boolean isPdf(byte[] file) {
        for (int at = 0; at <= Math.min(SIGNATURE_WITHIN_BYTES, file.length - SIGNATURE.length); at++) {
            int same = 0;
            while (same < SIGNATURE.length && file[at + same] == SIGNATURE[same]) {
                same++;
            }
            if (same == SIGNATURE.length) {
                return true;
            }
        }
        return false;
    }

    /** @throws ProblemException {@code DOCUMENT} with the reason why it can't be opened */
    static PdfDocument open(byte[] file) {
        return open(file, BOUNDS);
    }

    static PdfDocument open(byte[] file, Bounds bounds) {
        if (PdfStreams.areEncrypted(file)) {
            throw problem("The PDF is encrypted.");
        }
        if (PdfStreams.haveBomb(file, bounds.streamBytes())) {
            throw problem("The PDF decompresses to more than is allowed.");
        }
        PDDocument pdf = null;
        try {
            pdf = Loader.loadPDF(
                    file, "", null, null, MemoryUsageSetting.setupMainMemoryOnly(SCRATCH_BYTES).streamCache);
            int pages = pdf.getNumberOfPages();
            if (pages < 1) {
                throw problem("The PDF has no pages.");
            }
            return new PdfDocument(pdf, pages, bounds.operators());
        } catch (ProblemException refused) {
            close(pdf);
            throw refused;
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError damaged) {
            close(pdf);
            LOG.debug("a PDF can't be opened: {}", damaged.getClass().getName());
            throw problem("The PDF is damaged.");
        }
    }

    @Override
    public int pages() {
        return pages;
    }

    @Override
    public Page page(int number) {
        try {
            PDPage page = pdf.getPage(number - 1);
            PDRectangle box = page.getCropBox();
            boolean turned = page.getRotation() % 180 != 0;
            double width = (turned ? box.getHeight() : box.getWidth()) / POINTS_PER_INCH;
            double height = (turned ? box.getWidth() : box.getHeight()) / POINTS_PER_INCH;
            if (!(width > 0 && height > 0)) {
                throw problem("Page " + number + " of the PDF has no size.");
            }
            BufferedImage drawn = new BoundedRenderer(pdf, maxOperators)
                    .renderImageWithDPI(number - 1, (float) dpi(width, height), ImageType.RGB);
            return new Page(toPicture(drawn), width, height, Page.Unit.INCH);
        } catch (ProblemException refused) {
            throw refused;
        } catch (TooMuchException endless) {
            throw problem("Page " + number + " of the PDF takes too much work to draw.");
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError damaged) {
            LOG.debug("a page of a PDF can't be drawn: {}", damaged.getClass().getName());
            throw problem("Page " + number + " of the PDF is damaged.");
        }
    }

    /** Dots for each inch with which a page is drawn; its sides in inches. */
    static double dpi(double width, double height) {
        double byPixels = Math.sqrt(MAX_PIXELS / (width * height));
        double bySide = MAX_SIDE_PIXELS / Math.max(width, height);
        return Math.min(DPI, Math.min(byPixels, bySide));
    }

    private static Picture toPicture(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] rgb = new byte[3 * width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int at = 3 * (y * width + x);
                rgb[at] = (byte) (row[x] >> 16);
                rgb[at + 1] = (byte) (row[x] >> 8);
                rgb[at + 2] = (byte) row[x];
            }
        }
        return new Picture(new PictureInfo(width, height, PictureFormat.PNG), width, height, rgb);
    }

    @Override
    public void close() {
        close(pdf);
    }

    private static void close(PDDocument pdf) {
        if (pdf != null) {
            try {
                pdf.close();
            } catch (IOException late) {
                LOG.debug("a PDF can't be closed: {}", late.getClass().getName());
            }
        }
    }

    private static ProblemException problem(String sentence) {
        return new Problem(Kind.DOCUMENT, sentence).toException();
    }

    /** Unchecked, because PDFBox goes on after most checked exceptions. */
    private static final class TooMuchException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class BoundedRenderer extends PDFRenderer {
        private final long maxOperators;

        BoundedRenderer(PDDocument pdf, long maxOperators) {
            super(pdf);
            this.maxOperators = maxOperators;
            setSubsamplingAllowed(true);
        }

        @Override
        protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
            return new BoundedDrawer(parameters, maxOperators);
        }
    }

    /** Gives up after very many operators, or when nobody waits for the page any more. */
    private static final class BoundedDrawer extends PageDrawer {
        private long left;

        BoundedDrawer(PageDrawerParameters parameters, long maxOperators) throws IOException {
            super(parameters);
            left = maxOperators;
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            left--;
            if (left < 0 || Thread.currentThread().isInterrupted()) {
                throw new TooMuchException();
            }
            super.processOperator(operator, operands);
        }
    }
}
