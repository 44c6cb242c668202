package io.osprey.server.v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.osprey.engine.Analysis;
import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.BoundingBox;
import io.osprey.engine.Engine;
import io.osprey.engine.Feature;
import io.osprey.engine.crop.Crop;
import io.osprey.engine.crop.CropResult;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.server.http.QueryParameters;
import io.osprey.server.problem.Problem.Kind;
import io.osprey.server.problem.ProblemException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThumbnailTest {
    private static final int WIDTH = 120;
    private static final int HEIGHT = 40;

    @Test
    void readsParametersInAnyLetterCase() {
        assertThat(parse("width=1&height=1024")).isEqualTo(new Thumbnail(1, 1024, false));
        assertThat(parse("WIDTH=100&Height=50&smartcropping=True&model-version=latest"))
                .isEqualTo(new Thumbnail(100, 50, true));
        assertThat(parse("width=100&height=50&smartCropping=")).isEqualTo(new Thumbnail(100, 50, false));
    }

    @ParameterizedTest
    @CsvSource({
        "'', THUMBNAIL_SIZE",
        "width=100, THUMBNAIL_SIZE",
        "height=100, THUMBNAIL_SIZE",
        "width=0&height=100, THUMBNAIL_SIZE",
        "width=100&height=1025, THUMBNAIL_SIZE",
        "width=-5&height=100, THUMBNAIL_SIZE",
        "width=100&height=tall, THUMBNAIL_SIZE",
        "width=100.5&height=100, THUMBNAIL_SIZE",
        "width=100&height=100&smartCropping=yes, BAD_ARGUMENT"
    })
    void refuses(String query, Kind kind) {
        assertThatThrownBy(() -> parse(query)).isInstanceOfSatisfying(ProblemException.class, refusal -> assertThat(
                        refusal.problem().kind())
                .isEqualTo(kind));
    }

    @Test
    void aPlainOneShowsTheMiddleWithoutAskingTheEngine() throws IOException {
        byte[] file = new Thumbnail(30, 30, false).draw(new NoEngine(), redGreenBlue());

        // A square of 40 in the middle of 120 columns: 40 to 80, all green.
        assertThat(colorAt(file, 15)).isEqualTo("green");
        assertThat(colorAt(file, 1)).isEqualTo("green");
        assertThat(colorAt(file, 28)).isEqualTo("green");
    }

    @Test
    void aSmartOneShowsWhatTheEngineChooses() throws IOException {
        CroppingEngine engine = new CroppingEngine(new BoundingBox(80, 0, 40, 20));

        byte[] file = new Thumbnail(64, 32, true).draw(engine, redGreenBlue());

        assertThat(engine.asked.features()).containsExactly(Feature.SMART_CROPS);
        assertThat(engine.asked.cropAspectRatios()).containsExactly(2.0);
        assertThat(colorAt(file, 30)).isEqualTo("blue");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        assertThat(image.getWidth()).isEqualTo(64);
        assertThat(image.getHeight()).isEqualTo(32);
    }

    /** Three bands of 40 columns. */
    private static Picture redGreenBlue() {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
            rgb[3 * pixel + pixel % WIDTH / 40] = (byte) 0xFF;
        }
        return new Picture(new PictureInfo(WIDTH, HEIGHT, PictureFormat.PNG), WIDTH, HEIGHT, rgb);
    }

    /** The strongest of the three colours on the diagonal. */
    private static String colorAt(byte[] jpeg, int at) throws IOException {
        int rgb = ImageIO.read(new ByteArrayInputStream(jpeg)).getRGB(at, at);
        int red = rgb >> 16 & 0xFF;
        int green = rgb >> 8 & 0xFF;
        int blue = rgb & 0xFF;
        if (green > 200 && red < 60 && blue < 60) {
            return "green";
        }
        return blue > 200 && red < 60 && green < 60 ? "blue" : "another: " + Integer.toHexString(rgb);
    }

    private static Thumbnail parse(String query) {
        return Thumbnail.parse(QueryParameters.parse(query));
    }

    private static class NoEngine implements Engine {
        @Override
        public Analysis analyze(Picture picture, AnalysisRequest request) {
            throw new AssertionError("not to be asked");
        }

        @Override
        public String modelVersion() {
            return "test";
        }

        @Override
        public void close() {}
    }

    private static final class CroppingEngine extends NoEngine {
        private final BoundingBox crop;
        private AnalysisRequest asked;

        CroppingEngine(BoundingBox crop) {
            this.crop = crop;
        }

        @Override
        public Analysis analyze(Picture picture, AnalysisRequest request) {
            asked = request;
            return new Analysis(
                    picture.info(), "test", Map.of(Feature.SMART_CROPS, new CropResult(List.of(new Crop(2, crop)))));
        }
    }
}
