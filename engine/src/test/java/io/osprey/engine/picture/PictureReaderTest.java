package io.osprey.engine.picture;

import static io.osprey.engine.picture.PictureAssert.assertQuarters;
import static io.osprey.engine.picture.Samples.ANY;
import static io.osprey.engine.picture.Samples.BLUE;
import static io.osprey.engine.picture.Samples.GREEN;
import static io.osprey.engine.picture.Samples.RED;
import static io.osprey.engine.picture.Samples.YELLOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureReaderTest {
    private final PictureReader reader = new PictureReader();

    @ParameterizedTest
    @CsvSource({"jpg,JPEG,3", "png,PNG,0", "gif,GIF,0", "bmp,BMP,0", "tiff,TIFF,0"})
    void readsWhatJavaWrites(String extension, PictureFormat format, int tolerance) throws PictureException {
        byte[] file = Samples.byImageIo(Samples.quarters(96, 64, BufferedImage.TYPE_INT_RGB), extension);

        Picture picture = reader.read(file, ANY);

        assertThat(picture.info()).isEqualTo(new PictureInfo(96, 64, format));
        assertThat(reader.readInfo(file, ANY)).isEqualTo(picture.info());
        assertQuarters(picture, tolerance, RED, GREEN, BLUE, YELLOW);
    }

    @Test
    void warmUpCanBeRepeated() {
        PictureReader.warmUp();
        PictureReader.warmUp();
    }
}
