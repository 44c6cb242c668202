package io.osprey.engine.picture;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.bmp.ICOImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The decoders written in Java: for what OpenCV can't read (icons, rare TIFF and BMP kinds),
 * for GIF, and for files too large to be held in full, of which every n-th pixel is taken while reading.
 */
final class JavaDecoder {
    private JavaDecoder() {}

    /** What is taken of an opened file. */
    @FunctionalInterface
    private interface Taking {
        Mat take(ImageReader reader, ImageReadParam sampling) throws IOException;
    }

    /**
     * Decodes the picture; one of more than {@link WorkingSize#MAX_PIXELS} at reduced size.
     *
     * @throws IOException when the file is damaged
     * @throws RuntimeException when the file is damaged in a way that the decoder didn't foresee
     */
    static Mat decode(byte[] file, PictureHeader header) throws IOException {
        int sampling = WorkingSize.sampling(header.pixels());
        int width = header.width() / sampling;
        int height = header.height() / sampling;
        if (header instanceof GifHeader gif) {
            return open(file, reader("gif"), 0, gif.frameWidth(), gif.frameHeight(), sampling, (reader, param) -> {
                BufferedImage frame = reader.read(0, param);
                int sheetWidth = Math.max(width, gif.left() / sampling + frame.getWidth());
                int sheetHeight = Math.max(height, gif.top() / sampling + frame.getHeight());
                return RgbConversion.ofImage(
                        frame, gif.left() / sampling, gif.top() / sampling, sheetWidth, sheetHeight);
            });
        }
        int index = header instanceof IcoHeader icon ? icon.index() : 0;
        return open(
                file, reader(header.format()), index, header.width(), header.height(), sampling, (reader, param) -> {
                    BufferedImage image = reader.read(index, param);
                    return RgbConversion.ofImage(image, 0, 0, image.getWidth(), image.getHeight());
                });
    }

    private static Mat open(
            byte[] file, ImageReader reader, int index, int width, int height, int sampling, Taking taking)
            throws IOException {
        try (ImageInputStream input = new ByteArrayImageInputStream(file)) {
            reader.setInput(input, false, true);
            if (reader.getWidth(index) != width || reader.getHeight(index) != height) {
                throw new IOException("the decoder sees another size than the header has");
            }
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(sampling, sampling, 0, 0);
            return taking.take(reader, param);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(PictureFormat format) throws IOException {
        return switch (format) {
            case ICO -> new ICOImageReaderSpi().createReaderInstance(null);
            case TIFF -> new TIFFImageReaderSpi().createReaderInstance(null);
            case BMP -> new BMPImageReaderSpi().createReaderInstance(null);
            case PNG -> reader("png");
            default -> throw new IOException("no decoder in Java for " + format);
        };
    }

    /** A reader of the Java platform itself. */
    private static ImageReader reader(String format) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getModule().getName() != null) {
                return reader;
            }
        }
        throw new IOException("this Java platform has no decoder for " + format);
    }
}
