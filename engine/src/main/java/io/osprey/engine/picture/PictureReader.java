package io.osprey.engine.picture;

import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_core.transpose;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import io.osprey.engine.picture.PictureException.Reason;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * From a file's bytes to an upright RGB picture. The format is told by the first bytes; limits are checked by the header
 * before anything is decoded; the first frame, page or image is taken (of an icon, the largest). Transparent pixels are laid
 * on white, colour profiles are not applied, EXIF orientation is (JPEG, PNG, TIFF, WebP).
 *
 * <p>A JPEG that lost its tail is taken, as browsers do, unless its whole lower half is missing; other damaged files are
 * refused. Pictures of more than 16 megapixels come with fewer pixels than {@link Picture#info()} says.
 *
 * <p>Thread-safe. However many threads read, at most 128 megapixels are held by decoders at a time: further large pictures
 * wait.
 */
public final class PictureReader {
    private static final int PIXELS_PER_PERMIT = 1_000_000;
    private static final Semaphore DECODING = new Semaphore((int) (Decoder.MAX_HELD_PIXELS / PIXELS_PER_PERMIT), true);

    /** Loads the native decoders, which takes 1 to 3 seconds once in a process; without it, the first picture pays. */
    public static void warmUp() {
        OpenCv.exercise();
    }

    /**
     * Decodes a picture.
     *
     * @throws PictureException when the file is refused; every failure of a decoder is {@link Reason#BAD_FORMAT}
     * @throws CancellationException when the calling thread is interrupted while it waits for its turn
     */
    public Picture read(byte[] bytes, PictureLimits limits) throws PictureException {
        PictureHeader header = check(bytes, limits);
        PictureInfo info = infoFor(header, limits);
        int permits = permits(header);
        try {
            DECODING.acquire(permits);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted before decoding");
        }
        try (PointerScope scope = new PointerScope()) {
            Mat pixels = turned(shrunk(Decoder.decode(bytes, header)), header.orientation());
            return new Picture(info, pixels.cols(), pixels.rows(), OpenCv.toBytes(pixels));
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            throw new PictureException(Reason.BAD_FORMAT, "The picture can't be decoded: " + e.getMessage(), e);
        } finally {
            DECODING.release(permits);
        }
    }

    /**
     * Size and format by the header alone; the same checks as {@link #read}, short of decoding.
     *
     * @throws PictureException when the file is refused
     */
    public PictureInfo readInfo(byte[] bytes, PictureLimits limits) throws PictureException {
        return infoFor(check(bytes, limits), limits);
    }

    private static PictureHeader check(byte[] bytes, PictureLimits limits) throws PictureException {
        if (bytes.length == 0) {
            throw new PictureException(Reason.EMPTY, "The picture has no bytes");
        }
        if (bytes.length > limits.maxBytes()) {
            throw new PictureException(
                    Reason.TOO_MANY_BYTES, bytes.length + " bytes are more than the " + limits.maxBytes() + " allowed");
        }
        PictureHeader header = PictureHeader.parse(bytes);
        int shortSide = Math.min(header.width(), header.height());
        int longSide = Math.max(header.width(), header.height());
        String size = header.width() + "x" + header.height() + " pixels";
        if (!limits.formats().contains(infoFor(header, limits).format())) {
            throw new PictureException(Reason.BAD_FORMAT, header.format() + " is not allowed here");
        }
        if (shortSide < limits.minSide()) {
            throw new PictureException(Reason.TOO_SMALL, size + "; a side needs " + limits.minSide());
        }
        if (longSide > limits.maxSide() || header.pixels() > limits.maxPixels()) {
            throw new PictureException(Reason.TOO_LARGE, size + " are more than allowed");
        }
        if (!Decoder.canDecode(header)) {
            throw new PictureException(Reason.TOO_LARGE, size + " are more than this kind of file can be decoded with");
        }
        return header;
    }

    /** An MPO file begins with a whole JPEG: where only JPEG is allowed, it is one. */
    private static PictureInfo infoFor(PictureHeader header, PictureLimits limits) {
        PictureInfo info = header.info();
        return info.format() == PictureFormat.MPO && !limits.formats().contains(PictureFormat.MPO)
                ? new PictureInfo(info.width(), info.height(), PictureFormat.JPEG)
                : info;
    }

    private static int permits(PictureHeader header) {
        return (int) (Math.min(header.pixels(), Decoder.MAX_HELD_PIXELS) / PIXELS_PER_PERMIT);
    }

    private static Mat shrunk(Mat rgb) {
        double scale = WorkingSize.scale(rgb.total());
        if (scale == 1) {
            return rgb;
        }
        Mat small = new Mat();
        Size size = new Size(Math.max(1, (int) (rgb.cols() * scale)), Math.max(1, (int) (rgb.rows() * scale)));
        resize(rgb, small, size, 0, 0, INTER_AREA);
        rgb.release();
        return small;
    }

    private static Mat turned(Mat rgb, Orientation orientation) {
        return switch (orientation) {
            case UPRIGHT -> rgb;
            case MIRRORED -> flipped(rgb, 1);
            case UPSIDE_DOWN -> flipped(rgb, -1);
            case UPSIDE_DOWN_MIRRORED -> flipped(rgb, 0);
            case TRANSPOSED -> transposed(rgb);
            case TURNED_LEFT -> flipped(transposed(rgb), 1);
            case TRANSVERSED -> flipped(transposed(rgb), -1);
            case TURNED_RIGHT -> flipped(transposed(rgb), 0);
        };
    }

    private static Mat flipped(Mat rgb, int code) {
        Mat result = new Mat();
        flip(rgb, result, code);
        return result;
    }

    private static Mat transposed(Mat rgb) {
        Mat result = new Mat();
        transpose(rgb, result);
        return result;
    }
}
