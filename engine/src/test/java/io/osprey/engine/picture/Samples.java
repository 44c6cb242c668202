package io.osprey.engine.picture;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/** Pictures of four quarters: red and green above, blue and yellow below; and the pieces of files around them. */
final class Samples {
    static final int RED = 0xFF0000;
    static final int GREEN = 0x00FF00;
    static final int BLUE = 0x0000FF;
    static final int YELLOW = 0xFFFF00;
    static final int WHITE = 0xFFFFFF;
    static final PictureLimits ANY =
            new PictureLimits(EnumSet.allOf(PictureFormat.class), 1 << 26, 1, 100_000, 1L << 40);

    private Samples() {}

    static int quarter(int x, int y, int width, int height) {
        boolean left = x < width / 2;
        return y < height / 2 ? left ? RED : GREEN : left ? BLUE : YELLOW;
    }

    static BufferedImage quarters(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, 0xFF000000 | quarter(x, y, width, height));
            }
        }
        return image;
    }

    static byte[] byImageIo(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalStateException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Quarters written by OpenCV; the lower half has the given alpha when that is below 255. */
    static byte[] byOpenCv(int width, int height, int alphaBelow, String extension, int... parameters) {
        boolean alpha = alphaBelow < 255;
        int channels = alpha ? 4 : 3;
        byte[] pixels = new byte[width * height * channels];
        for (int i = 0; i < width * height; i++) {
            int color = quarter(i % width, i / width, width, height);
            for (int channel = 0; channel < 3; channel++) {
                pixels[i * channels + channel] = (byte) (color >> 8 * channel);
            }
            if (alpha) {
                pixels[i * channels + 3] = (byte) (i / width < height / 2 ? 255 : alphaBelow);
            }
        }
        try (PointerScope scope = new PointerScope();
                BytePointer file = new BytePointer()) {
            Mat mat = new Mat(height, width, alpha ? CV_8UC4 : CV_8UC3);
            mat.data().put(pixels, 0, pixels.length);
            if (!imencode(extension, mat, file, new IntPointer(parameters))) {
                throw new IllegalStateException("no writer for " + extension);
            }
            byte[] bytes = new byte[Math.toIntExact(file.limit())];
            file.get(bytes);
            return bytes;
        }
    }

    /** A TIFF structure with nothing but an orientation. */
    static byte[] exif(int orientation, ByteOrder order) {
        return ByteBuffer.allocate(26)
                .order(order)
                .put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    static byte[] jpegWithSegment(byte[] jpeg, int marker, byte[] content) {
        ByteBuffer segment = ByteBuffer.allocate(content.length + 4);
        segment.putShort((short) (0xFF00 | marker))
                .putShort((short) (content.length + 2))
                .put(content);
        return insert(jpeg, 2, segment.array());
    }

    static byte[] pngWithChunk(byte[] png, String name, byte[] content) {
        byte[] named = concat(name.getBytes(StandardCharsets.US_ASCII), content);
        CRC32 crc = new CRC32();
        crc.update(named);
        ByteBuffer chunk = ByteBuffer.allocate(named.length + 8);
        chunk.putInt(content.length).put(named).putInt((int) crc.getValue());
        return insert(png, 33, chunk.array());
    }

    /** A simple WebP file as an extended one with EXIF. */
    static byte[] webpWithExif(byte[] webp, int width, int height, byte[] exif) {
        byte[] picture = Arrays.copyOfRange(webp, 12, webp.length);
        ByteBuffer file = ByteBuffer.allocate(12 + 18 + picture.length + 8 + exif.length + exif.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(file.capacity() - 8);
        file.put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(8);
        file.putShort((short) (width - 1))
                .put((byte) 0)
                .putShort((short) (height - 1))
                .put((byte) 0);
        file.put(picture)
                .put("EXIF".getBytes(StandardCharsets.US_ASCII))
                .putInt(exif.length)
                .put(exif);
        return file.array();
    }

    static byte[] insert(byte[] file, int at, byte[] piece) {
        return ByteBuffer.allocate(file.length + piece.length)
                .put(file, 0, at)
                .put(piece)
                .put(file, at, file.length - at)
                .array();
    }

    static byte[] concat(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    /** The colour in the middle of a quarter, 0xRRGGBB. */
    static int colorAt(Picture picture, double x, double y) {
        int index = ((int) (y * picture.pixelHeight()) * picture.pixelWidth() + (int) (x * picture.pixelWidth())) * 3;
        return (picture.rgb()[index] & 0xFF) << 16
                | (picture.rgb()[index + 1] & 0xFF) << 8
                | picture.rgb()[index + 2] & 0xFF;
    }

    /** A two-image MPO: the JPEG twice, with an index that calls the second one a stereo view. */
    static byte[] mpo(byte[] jpeg) {
        ByteBuffer index = ByteBuffer.allocate(4 + 8 + 2 + 12 + 4 + 32);
        index.put("MPF\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8).putShort((short) 1);
        index.putShort((short) 0xB002).putShort((short) 7).putInt(32).putInt(26).putInt(0);
        index.putInt(0x20030000).putInt(jpeg.length).putInt(0).putInt(0);
        index.putInt(0x00020002).putInt(jpeg.length).putInt(jpeg.length).putInt(0);
        return concat(jpegWithSegment(jpeg, 0xE2, index.array()), jpeg);
    }

    /** An icon file of images of the given sides. */
    static byte[] ico(int[] sides, byte[]... images) {
        ByteBuffer directory = ByteBuffer.allocate(6 + 16 * images.length).order(ByteOrder.LITTLE_ENDIAN);
        directory.putShort((short) 0).putShort((short) 1).putShort((short) images.length);
        int at = directory.capacity();
        for (int i = 0; i < images.length; i++) {
            directory
                    .put((byte) sides[i])
                    .put((byte) sides[i])
                    .putShort((short) 0)
                    .putShort((short) 1);
            directory.putShort((short) 32).putInt(images[i].length).putInt(at);
            at += images[i].length;
        }
        return concat(directory.array(), concat(images));
    }

    /** Quarters as an icon's 32-bit bitmap; the lower half is transparent. */
    static byte[] iconBitmap(int side) {
        int maskBytes = (side + 31) / 32 * 4 * side;
        ByteBuffer bitmap =
                ByteBuffer.allocate(40 + side * side * 4 + maskBytes).order(ByteOrder.LITTLE_ENDIAN);
        bitmap.putInt(40).putInt(side).putInt(side * 2).putShort((short) 1).putShort((short) 32);
        bitmap.position(40);
        for (int y = side - 1; y >= 0; y--) {
            for (int x = 0; x < side; x++) {
                bitmap.putInt((y < side / 2 ? 0xFF000000 : 0) | quarter(x, y, side, side));
            }
        }
        return bitmap.array();
    }

    /** A WebP animation of one frame, at an offset from a larger canvas's corner. */
    static byte[] animatedWebp(byte[] webp, int frameSide, int canvasSide, int offset) {
        byte[] picture = Arrays.copyOfRange(webp, 12, webp.length);
        ByteBuffer file =
                ByteBuffer.allocate(12 + 18 + 14 + 24 + picture.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(file.capacity() - 8);
        file.put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(0x12);
        put24(put24(file, canvasSide - 1), canvasSide - 1);
        file.put("ANIM".getBytes(StandardCharsets.US_ASCII)).putInt(6).putInt(0).putShort((short) 0);
        file.put("ANMF".getBytes(StandardCharsets.US_ASCII)).putInt(16 + picture.length);
        put24(put24(file, offset / 2), offset / 2);
        put24(put24(file, frameSide - 1), frameSide - 1);
        return put24(file, 100).put((byte) 0).put(picture).array();
    }

    private static ByteBuffer put24(ByteBuffer buffer, int value) {
        return buffer.putShort((short) value).put((byte) (value >> 16));
    }
}
