package io.osprey.engine.read;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.getPerspectiveTransform;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.warpPerspective;

import io.osprey.engine.picture.Picture;
import java.util.stream.DoubleStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** A picture's pixels in OpenCV's memory, to cut pieces from. Close it; not thread-safe. */
final class PixelSource implements AutoCloseable {
    private final BytePointer bytes;
    private final Mat mat;

    PixelSource(Picture picture) {
        bytes = new BytePointer(picture.rgb());
        mat = new Mat(picture.pixelHeight(), picture.pixelWidth(), CV_8UC3, bytes);
    }

    /**
     * What lies inside a box, as seen by its reader: {@code height x width x 3} bytes, red first. What lies outside the
     * picture repeats its edge.
     */
    byte[] cut(TextBox box, int width, int height) {
        try (PointerScope scope = new PointerScope()) {
            int cutWidth = Math.max(1, (int) Math.round(box.width()));
            int cutHeight = Math.max(1, (int) Math.round(box.height()));
            Mat from = corners(box.corners().stream()
                    .flatMapToDouble(c -> DoubleStream.of(c.x(), c.y()))
                    .toArray());
            Mat to = corners(0, 0, cutWidth, 0, cutWidth, cutHeight, 0, cutHeight);
            Mat cut = new Mat();
            warpPerspective(
                    mat,
                    cut,
                    getPerspectiveTransform(from, to),
                    new Size(cutWidth, cutHeight),
                    INTER_CUBIC,
                    BORDER_REPLICATE,
                    new Scalar());
            return bytesOf(resizedTo(cut, width, height));
        }
    }

    @Override
    public void close() {
        mat.close();
        bytes.close();
    }

    private static Mat resizedTo(Mat source, int width, int height) {
        Mat target = new Mat();
        boolean shrinks = width <= source.cols() && height <= source.rows();
        resize(source, target, new Size(width, height), 0, 0, shrinks ? INTER_AREA : INTER_LINEAR);
        return target;
    }

    private static Mat corners(double... coordinates) {
        float[] floats = new float[coordinates.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) coordinates[i];
        }
        return new Mat(floats.length / 2, 1, CV_32FC2, new FloatPointer(floats));
    }

    private static byte[] bytesOf(Mat source) {
        byte[] bytes = new byte[Math.toIntExact(source.total() * source.elemSize())];
        source.data().get(bytes);
        return bytes;
    }
}
