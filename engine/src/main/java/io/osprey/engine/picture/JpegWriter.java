package io.osprey.engine.picture;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import io.osprey.engine.BoundingBox;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/** Draws pictures anew as JPEG files. Pure functions, thread-safe. */
public final class JpegWriter {
    private static final int QUALITY_PERCENT = 90;

    private JpegWriter() {}

    /**
     * A part of a picture at an exact size; keeping its proportions is the caller's affair, see {@link Pixels}.
     *
     * @param part in pixels of {@link Picture#info()}, inside the picture
     * @param width of the file's picture in pixels, 1 or more
     * @param height of the file's picture in pixels, 1 or more
     * @return a JPEG file
     */
    public static byte[] write(Picture picture, BoundingBox part, int width, int height) {
        byte[] rgb = Pixels.toRgb(picture, fractions(part, picture.info()), width, height);
        try (PointerScope scope = new PointerScope();
                BytePointer file = new BytePointer();
                IntPointer quality = new IntPointer(IMWRITE_JPEG_QUALITY, QUALITY_PERCENT)) {
            Mat pixels = new Mat(height, width, CV_8UC3);
            pixels.data().put(rgb);
            cvtColor(pixels, pixels, COLOR_RGB2BGR);
            if (!imencode(".jpg", pixels, file, quality)) {
                throw new IllegalStateException("the encoder gives no file");
            }
            byte[] bytes = new byte[Math.toIntExact(file.limit())];
            file.get(bytes);
            return bytes;
        }
    }

    private static Region fractions(BoundingBox part, PictureInfo picture) {
        double width = picture.width();
        double height = picture.height();
        return new Region(
                part.x() / width, part.y() / height, (part.x() + part.w()) / width, (part.y() + part.h()) / height);
    }
}
