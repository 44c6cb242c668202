package io.osprey.engine.picture;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * The native library: loading it once, and getting bytes in and out. Native memory belongs to the calling thread's
 * {@link PointerScope}: every use stands inside one, so nothing leaks whatever is thrown.
 */
final class OpenCv {
    private OpenCv() {}

    static {
        // Decoding bounds its own memory (see PictureReader): JavaCPP's watch over the process would fail good pictures
        // when
        // the networks' memory nears a multiple of the Java heap. Whoever sets these properties keeps the watch.
        setUnlessSet("org.bytedeco.javacpp.maxBytes", "0");
        setUnlessSet("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        Loader.load(opencv_core.class);
        Loader.load(opencv_imgproc.class);
        Loader.load(opencv_imgcodecs.class);
        // Requests are served in parallel already: a second pool of threads only gets in their way.
        opencv_core.setNumThreads(0);
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** Loads the native library (1 to 3 seconds, the first time on a machine) and decodes a small JPEG, so that the first picture of a user finds every class and code path loaded. */
    static void exercise() {
        try (PointerScope scope = new PointerScope();
                BytePointer file = new BytePointer()) {
            opencv_imgcodecs.imencode(".jpg", new Mat(16, 16, CV_8UC3, Scalar.all(128)), file);
            byte[] bytes = new byte[Math.toIntExact(file.limit())];
            file.get(bytes);
            opencv_imgcodecs.imdecode(ofBytes(bytes), opencv_imgcodecs.IMREAD_COLOR_RGB);
        }
    }

    /** The bytes as one row, as decoders take them. */
    static Mat ofBytes(byte[] bytes) {
        return new Mat(1, bytes.length, CV_8UC1, new BytePointer(bytes));
    }

    /** A copy of a matrix of 8-bit values, row by row. */
    static byte[] toBytes(Mat pixels) {
        Mat continuous = pixels.isContinuous() ? pixels : pixels.clone();
        byte[] bytes = new byte[Math.toIntExact(continuous.total() * continuous.elemSize())];
        continuous.data().get(bytes);
        return bytes;
    }
}
