package io.osprey.engine.picture;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_64F;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.bytedeco.opencv.opencv_core.Mat;

/** Whatever a decoder gives, as 8-bit RGB on white paper. */
final class RgbConversion {
    private static final double SIXTEEN_TO_EIGHT_BIT = 1 / 257.0;
    private static final double UNIT_TO_EIGHT_BIT = 255;

    private RgbConversion() {}

    /**
     * A decoded matrix as RGB. 16-bit values are divided by 257; floating-point values are taken as 0..1 and cut there.
     *
     * @param decoded grey, BGR or BGRA
     * @param associatedAlpha whether colours are already multiplied by alpha
     * @throws IllegalArgumentException for other channel counts or depths
     */
    static Mat ofDecoded(Mat decoded, boolean associatedAlpha) {
        Mat bytes = toEightBit(decoded);
        switch (bytes.channels()) {
            case 1 -> {
                Mat rgb = new Mat();
                cvtColor(bytes, rgb, COLOR_GRAY2RGB);
                return rgb;
            }
            case 3 -> {
                cvtColor(bytes, bytes, COLOR_BGR2RGB);
                return bytes;
            }
            case 4 -> {
                return onWhite(bytes, associatedAlpha);
            }
            default -> throw new IllegalArgumentException(bytes.channels() + " channels");
        }
    }

    private static Mat toEightBit(Mat decoded) {
        double scale =
                switch (decoded.depth()) {
                    case CV_8U -> 1;
                    case CV_16U -> SIXTEEN_TO_EIGHT_BIT;
                    case CV_32F, CV_64F -> UNIT_TO_EIGHT_BIT;
                    default -> throw new IllegalArgumentException("depth " + decoded.depth());
                };
        if (decoded.depth() == CV_8U) {
            return decoded;
        }
        Mat bytes = new Mat();
        decoded.convertTo(bytes, CV_8U, scale, 0);
        return bytes;
    }

    private static Mat onWhite(Mat bgra, boolean associatedAlpha) {
        int width = bgra.cols();
        Mat rgb = new Mat(bgra.rows(), width, CV_8UC3);
        byte[] from = new byte[width * 4];
        byte[] to = new byte[width * 3];
        for (int y = 0; y < bgra.rows(); y++) {
            bgra.ptr(y).get(from);
            for (int x = 0; x < width; x++) {
                int alpha = from[4 * x + 3] & 0xFF;
                for (int channel = 0; channel < 3; channel++) {
                    int value = from[4 * x + 2 - channel] & 0xFF;
                    int ink = associatedAlpha ? value : (value * alpha + 127) / 255;
                    to[3 * x + channel] = (byte) Math.min(255, ink + 255 - alpha);
                }
            }
            rgb.ptr(y).put(to);
        }
        return rgb;
    }

    /** An image of the Java decoders, at the given place of a white sheet that is at least as large. */
    static Mat ofImage(BufferedImage image, int left, int top, int sheetWidth, int sheetHeight) {
        Mat rgb = whiteSheet(sheetWidth, sheetHeight);
        int[] from = new int[image.getWidth()];
        byte[] to = new byte[image.getWidth() * 3];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, from.length, 1, from, 0, from.length);
            for (int x = 0; x < from.length; x++) {
                int alpha = from[x] >>> 24;
                for (int channel = 0; channel < 3; channel++) {
                    int value = from[x] >> 16 - 8 * channel & 0xFF;
                    to[3 * x + channel] = (byte) ((value * alpha + 127) / 255 + 255 - alpha);
                }
            }
            rgb.ptr(top + y, left).put(to);
        }
        return rgb;
    }

    private static Mat whiteSheet(int width, int height) {
        Mat rgb = new Mat(height, width, CV_8UC3);
        byte[] row = new byte[width * 3];
        Arrays.fill(row, (byte) 255);
        for (int y = 0; y < height; y++) {
            rgb.ptr(y).put(row);
        }
        return rgb;
    }
}
