package io.osprey.engine.picture;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Parts of pictures at other sizes, as networks and feature readers want them. The part is squashed to the size asked for:
 * keeping its proportions is the caller's affair. Shrinking averages all pixels (OpenCV's {@code INTER_AREA}); enlarging in
 * either direction is bilinear. Pure functions, thread-safe.
 */
public final class Pixels {
    private static final int CHANNELS = 3;

    private Pixels() {}

    /**
     * A part of a picture as 8-bit RGB.
     *
     * @param region is widened to whole pixels, at least one
     * @param width of the result in pixels, 1 or more
     * @param height of the result in pixels, 1 or more
     * @return {@code height x width x 3} bytes, row by row, red first
     */
    public static byte[] toRgb(Picture picture, Region region, int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("not a size: " + width + "x" + height);
        }
        int left = (int) Math.floor(region.left() * picture.pixelWidth());
        int top = (int) Math.floor(region.top() * picture.pixelHeight());
        int partWidth = (int) Math.ceil(region.right() * picture.pixelWidth()) - left;
        int partHeight = (int) Math.ceil(region.bottom() * picture.pixelHeight()) - top;
        if (region.equals(Region.WHOLE) && partWidth == width && partHeight == height) {
            return picture.rgb().clone();
        }
        try (PointerScope scope = new PointerScope()) {
            int rowBytes = picture.pixelWidth() * CHANNELS;
            Mat rows = new Mat(partHeight, picture.pixelWidth(), CV_8UC3);
            rows.data().put(picture.rgb(), top * rowBytes, partHeight * rowBytes);
            Mat part = new Mat(rows, new Rect(left, 0, partWidth, partHeight));
            boolean shrinks = width <= partWidth && height <= partHeight;
            Mat resized = new Mat();
            resize(part, resized, new Size(width, height), 0, 0, shrinks ? INTER_AREA : INTER_LINEAR);
            return OpenCv.toBytes(resized);
        }
    }

    /**
     * A part of a picture as a network's input: {@code (value / 255 - mean) / std} for each channel.
     *
     * @param region is widened to whole pixels, at least one
     * @param width of the result in pixels, 1 or more
     * @param height of the result in pixels, 1 or more
     * @param mean of red, green and blue, on a scale of 0..1
     * @param std standard deviation of red, green and blue, on a scale of 0..1, each above 0
     * @return {@code 3 x height x width} values: the red plane row by row, then green, then blue
     */
    public static float[] toTensor(Picture picture, Region region, int width, int height, float[] mean, float[] std) {
        byte[] rgb = toRgb(picture, region, width, height);
        int plane = width * height;
        float[] tensor = new float[CHANNELS * plane];
        for (int channel = 0; channel < CHANNELS; channel++) {
            float[] normalized = normalized(mean[channel], std[channel]);
            int target = channel * plane;
            for (int source = channel; source < rgb.length; source += CHANNELS) {
                tensor[target++] = normalized[rgb[source] & 0xFF];
            }
        }
        return tensor;
    }

    private static float[] normalized(float mean, float std) {
        float[] table = new float[256];
        for (int value = 0; value < table.length; value++) {
            table[value] = (value / 255f - mean) / std;
        }
        return table;
    }
}
