package io.osprey.server.document;

import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureException;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureLimits;
import io.osprey.engine.picture.TiffPages;
import io.osprey.server.engine.AnalysisRunner;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import java.util.List;
import org.springframework.stereotype.Component;

/** Opens files whose pages are to be read. */
@Component
public final class Documents {
    private static final int MOST_TIFF_PAGES = 10_000;

    private final AnalysisRunner pictures;

    public Documents(AnalysisRunner pictures) {
        this.pictures = pictures;
    }

    /**
     * Opens a file: a PDF, a TIFF file with any number of pages, or a picture. Close it.
     *
     * @param limits of pictures, and of the pages of TIFF files; with TIFF, PDF is taken, too
     * @throws io.osprey.server.problem.ProblemException {@code PICTURE_...} or {@code DOCUMENT} when it can't be opened; of a TIFF
     *     file and a picture the first header is looked at, nothing is decoded
     */
    public Document open(byte[] file, PictureLimits limits) {
        if (limits.formats().contains(PictureFormat.TIFF)) {
            if (PdfDocument.isPdf(file)) {
                return PdfDocument.open(file);
            }
            if (TiffPages.isTiff(file)) {
                return openTiff(file, limits);
            }
        }
        pictures.info(file, limits);
        return new PictureDocument(file, limits);
    }

    private Document openTiff(byte[] file, PictureLimits limits) {
        try {
            List<Long> offsets = TiffPages.offsets(file, MOST_TIFF_PAGES);
            pictures.info(file, limits);
            return new TiffDocument(file, offsets, limits);
        } catch (PictureException damaged) {
            throw Problem.of(Kind.PICTURE_FORMAT).toException();
        }
    }

    private static Page pageOf(Picture picture) {
        return new Page(picture, picture.info().width(), picture.info().height(), Page.Unit.PIXEL);
    }

    private final class PictureDocument implements Document {
        private final byte[] file;
        private final PictureLimits limits;

        PictureDocument(byte[] file, PictureLimits limits) {
            this.file = file;
            this.limits = limits;
        }

        @Override
        public int pages() {
            return 1;
        }

        @Override
        public Page page(int number) {
            return pageOf(pictures.decode(file, limits));
        }

        @Override
        public void close() {}
    }

    private final class TiffDocument implements Document {
        private final byte[] file;
        private final List<Long> offsets;
        private final PictureLimits limits;

        TiffDocument(byte[] file, List<Long> offsets, PictureLimits limits) {
            this.file = file;
            this.offsets = offsets;
            this.limits = limits;
        }

        @Override
        public int pages() {
            return offsets.size();
        }

        @Override
        public Page page(int number) {
            return pageOf(pictures.decode(TiffPages.beginningAt(file, offsets.get(number - 1)), limits));
        }

        @Override
        public void close() {}
    }
}
