package io.osprey.engine.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;

class TiffPagesTest {
    private static final PictureLimits LIMITS =
            new PictureLimits(Set.of(PictureFormat.TIFF), 1 << 20, 1, 1000, 1_000_000);

    @Test
    void readsEachPage() throws Exception {
        byte[] file = file(Color.RED, Color.GREEN, Color.BLUE);
        assertThat(TiffPages.isTiff(file)).isTrue();
        List<Long> offsets = TiffPages.offsets(file, 10);
        assertThat(offsets).hasSize(3);
        assertThat(TiffPages.offsets(file, 2)).hasSize(2);
        byte[][] colors = {{-1, 0, 0}, {0, -1, 0}, {0, 0, -1}};
        for (int i = 0; i < 3; i++) {
            Picture page = new PictureReader().read(TiffPages.beginningAt(file, offsets.get(i)), LIMITS);
            assertThat(page.info().width()).isEqualTo(20 + i);
            assertThat(page.rgb()).startsWith(colors[i]);
        }
    }

    @Test
    void readsBigTiff() throws Exception {
        // header of 16 bytes, then two directories without entries: at 16 the next is at 32, which is the last
        byte[] file = new byte[48];
        file[0] = 'I';
        file[1] = 'I';
        file[2] = 43;
        file[4] = 8;
        file[8] = 16;
        file[24] = 32;
        assertThat(TiffPages.offsets(file, 10)).containsExactly(16L, 32L);
        assertThat(TiffPages.beginningAt(file, 32)[8]).isEqualTo((byte) 32);
    }

    @Test
    void refusesCirclesAndPagesOutsideOfTheFile() throws Exception {
        // big-endian, one directory without entries at 8 whose next is at 8
        byte[] circle = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 8};
        assertThatThrownBy(() -> TiffPages.offsets(circle, 10)).isInstanceOf(PictureException.class);
        byte[] outside = {'M', 'M', 0, 42, 0, 0, 0, 99};
        assertThatThrownBy(() -> TiffPages.offsets(outside, 10)).isInstanceOf(PictureException.class);
        assertThatThrownBy(() -> TiffPages.offsets(new byte[] {'I'}, 10)).isInstanceOf(PictureException.class);
    }

    private static byte[] file(Color... colors) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < colors.length; i++) {
                BufferedImage page = new BufferedImage(20 + i, 10, BufferedImage.TYPE_INT_RGB);
                Graphics2D graphics = page.createGraphics();
                graphics.setColor(colors[i]);
                graphics.fillRect(0, 0, 20 + i, 10);
                graphics.dispose();
                writer.writeToSequence(new IIOImage(page, null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
