package io.osprey.engine.picture;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_RGB;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_8;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import java.io.IOException;
import java.util.Arrays;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** Chooses a decoder for a file whose header is known, and gives its stored pixels as 8-bit RGB. */
final class Decoder {
    /** The most stored pixels that any decoder holds. */
    static final long MAX_HELD_PIXELS = 128_000_000;

    /** Above this many stored pixels, formats that can be read in part are. */
    private static final long MAX_FULL_PIXELS = 64_000_000;

    private Decoder() {}

    /** Whether the file can be decoded without holding more than {@link #MAX_HELD_PIXELS}. */
    static boolean canDecode(PictureHeader header) {
        if (header.pixels() <= MAX_HELD_PIXELS) {
            return true;
        }
        return header instanceof JpegHeader jpeg ? !jpeg.progressive() : header.format() != PictureFormat.WEBP;
    }

    /**
     * Decodes inside the caller's pointer scope.
     *
     * @return RGB as stored, full size or reduced; every decoder checks that the file's size is the header's
     * @throws IOException when the file is damaged
     * @throws RuntimeException when the file is damaged in a way that the decoder didn't foresee
     */
    static Mat decode(byte[] file, PictureHeader header) throws IOException {
        if (header instanceof JpegHeader jpeg) {
            return decodeJpeg(file, jpeg);
        }
        if (header instanceof GifHeader) {
            return JavaDecoder.decode(file, header);
        }
        if (header instanceof IcoHeader icon) {
            return icon.png()
                    ? decodeAny(PngHeader.essentials(Arrays.copyOfRange(file, icon.from(), icon.to())), icon, false)
                    : JavaDecoder.decode(file, icon);
        }
        byte[] prepared = file;
        boolean associatedAlpha = false;
        if (header instanceof PngHeader) {
            prepared = PngHeader.essentials(file);
        } else if (header instanceof TiffHeader tiff) {
            prepared = tiff.withoutOrientation(file);
            associatedAlpha = tiff.associatedAlpha();
        }
        if (header.pixels() > MAX_FULL_PIXELS && !(header instanceof WebpHeader)) {
            return JavaDecoder.decode(prepared, header);
        }
        try {
            return decodeAny(prepared, header, associatedAlpha);
        } catch (IOException | RuntimeException e) {
            if (header instanceof TiffHeader || header instanceof BmpHeader) {
                return JavaDecoder.decode(prepared, header);
            }
            throw e;
        }
    }

    // CMYK is taken as stored inverted, with or without an Adobe segment: so do browsers, and OpenCV.
    private static Mat decodeJpeg(byte[] file, JpegHeader header) throws IOException {
        int reduction = WorkingSize.jpegReduction(header.pixels());
        int flags = IMREAD_COLOR_RGB
                | IMREAD_IGNORE_ORIENTATION
                // The "grayscale" constants are the bare scale bits: colour is asked for above.
                | switch (reduction) {
                    case 2 -> IMREAD_REDUCED_GRAYSCALE_2;
                    case 4 -> IMREAD_REDUCED_GRAYSCALE_4;
                    case 8 -> IMREAD_REDUCED_GRAYSCALE_8;
                    default -> 0;
                };
        Mat pixels = imdecode(OpenCv.ofBytes(file), flags);
        if (pixels.empty()) {
            pixels = imdecode(OpenCv.ofBytes(withEnd(file)), flags);
            if (!pixels.empty() && isMostlyMissing(pixels)) {
                throw new IOException("less than half of the picture is there");
            }
        }
        check(pixels, ceilDivide(header.width(), reduction), ceilDivide(header.height(), reduction));
        return pixels;
    }

    /** The file with an end marker: with it, the decoder takes a cut file for what is there and leaves the rest grey. */
    private static byte[] withEnd(byte[] file) {
        byte[] ended = Arrays.copyOf(file, file.length + 2);
        ended[file.length] = (byte) 0xFF;
        ended[file.length + 1] = (byte) 0xD9;
        return ended;
    }

    /** Whether the lower half is of a single colour, as the decoder leaves what it couldn't read. */
    private static boolean isMostlyMissing(Mat pixels) {
        byte[] last = row(pixels, pixels.rows() - 1);
        for (int i = 3; i < last.length; i++) {
            if (last[i] != last[i - 3]) {
                return false;
            }
        }
        for (int y = pixels.rows() / 2; y < pixels.rows(); y++) {
            if (!Arrays.equals(row(pixels, y), last)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] row(Mat pixels, int y) {
        byte[] row = new byte[pixels.cols() * 3];
        pixels.ptr(y).get(row);
        return row;
    }

    private static Mat decodeAny(byte[] file, PictureHeader header, boolean associatedAlpha) throws IOException {
        Mat decoded = imdecode(OpenCv.ofBytes(file), IMREAD_UNCHANGED);
        check(decoded, header.width(), header.height());
        // libtiff's RGBA interface, which OpenCV uses for 8-bit files, multiplies by alpha.
        boolean multiplied = header instanceof TiffHeader && (associatedAlpha || decoded.depth() == opencv_core.CV_8U);
        return RgbConversion.ofDecoded(decoded, multiplied);
    }

    private static void check(Mat pixels, int width, int height) throws IOException {
        if (pixels.empty()) {
            throw new IOException("the decoder gives no picture");
        }
        if (pixels.cols() != width || pixels.rows() != height) {
            throw new IOException("the decoder sees another size than the header has");
        }
    }

    private static int ceilDivide(int value, int by) {
        return (value + by - 1) / by;
    }
}
