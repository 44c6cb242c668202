package io.osprey.engine.picture;

import static io.osprey.engine.picture.PictureAssert.assertQuarters;
import static io.osprey.engine.picture.Samples.ANY;
import static io.osprey.engine.picture.Samples.BLUE;
import static io.osprey.engine.picture.Samples.GREEN;
import static io.osprey.engine.picture.Samples.RED;
import static io.osprey.engine.picture.Samples.YELLOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;

class CmykJpegTest {
    private static final int W = 96;
    private static final int H = 64;

    private final PictureReader reader = new PictureReader();

    /** Four samples for a colour. */
    @FunctionalInterface
    private interface Ink {
        int[] of(int red, int green, int blue);
    }

    private static byte[] write(Ink ink) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, W, H, 4, null);
        for (int i = 0; i < W * H; i++) {
            int color = Samples.quarter(i % W, i / W, W, H);
            raster.setPixel(i % W, i / W, ink.of(color >> 16, color >> 8 & 0xFF, color & 0xFF));
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(raster, null, null), null);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static byte[] adobe(int transform) {
        return new byte[] {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
    }

    /** As Photoshop and all others write it: 255 is no ink, so the samples are those of RGB under full light. */
    @Test
    void readsCmykWithAndWithoutAdobeSegment() throws Exception {
        byte[] plain = write((red, green, blue) -> new int[] {red, green, blue, 255});

        assertThat(reader.readInfo(plain, ANY)).isEqualTo(new PictureInfo(W, H, PictureFormat.JPEG));
        assertQuarters(reader.read(plain, ANY), 4, RED, GREEN, BLUE, YELLOW);
        assertQuarters(reader.read(Samples.jpegWithSegment(plain, 0xEE, adobe(0)), ANY), 4, RED, GREEN, BLUE, YELLOW);
    }

    @Test
    void blackInkDarkens() throws Exception {
        byte[] file = write((red, green, blue) -> new int[] {red, green, blue, 128});

        assertQuarters(reader.read(file, ANY), 4, 0x800000, 0x008000, 0x000080, 0x808000);
    }

    /** YCCK is the complement of CMY turned into luma and chroma (JFIF formulas), and K as it is. */
    @Test
    void readsYcck() throws Exception {
        byte[] file = write((red, green, blue) -> {
            double r = 255 - red;
            double g = 255 - green;
            double b = 255 - blue;
            int y = (int) Math.round(0.299 * r + 0.587 * g + 0.114 * b);
            int cb = (int) Math.round(128 - 0.168736 * r - 0.331264 * g + 0.5 * b);
            int cr = (int) Math.round(128 + 0.5 * r - 0.418688 * g - 0.081312 * b);
            return new int[] {y, Math.min(255, cb), Math.min(255, cr), 255};
        });

        assertQuarters(reader.read(Samples.jpegWithSegment(file, 0xEE, adobe(2)), ANY), 6, RED, GREEN, BLUE, YELLOW);
    }
}
