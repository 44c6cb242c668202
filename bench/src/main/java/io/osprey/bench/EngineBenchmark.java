package io.osprey.bench;

import io.osprey.engine.Analysis;
import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Engine;
import io.osprey.engine.Feature;
import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureException;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureLimits;
import io.osprey.engine.picture.PictureReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From a file's bytes to the answer, by one thread: the median is the "p0.50" of the sampled times. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1, time = 10)
@Measurement(iterations = 3, time = 10)
public class EngineBenchmark {
    private static final int MEGAPIXEL_WIDTH = 1155;
    private static final int MEGAPIXEL_HEIGHT = 866;

    /** Names of features that are asked for together, joined by "+". */
    @Param({
        "TAGS+OBJECTS+PEOPLE",
        "CAPTION",
        "DENSE_CAPTIONS",
        "READ",
        "SMART_CROPS",
        "CATEGORIES",
        "COLOR",
        "IMAGE_TYPE",
        "CAPTION+DENSE_CAPTIONS+TAGS+OBJECTS+PEOPLE+FACES+READ+SMART_CROPS+CATEGORIES+COLOR+IMAGE_TYPE"
    })
    public String features;

    /** A picture file; without one, a made-up JPEG of a megapixel without any text. */
    @Param("")
    public String picture;

    /** Directory of a bundle; without one, the embedded bundle. */
    @Param("")
    public String models;

    private Engine engine;
    private byte[] file;
    private AnalysisRequest request;
    private final PictureReader pictures = new PictureReader();
    private final PictureLimits limits =
            new PictureLimits(Set.of(PictureFormat.values()), Integer.MAX_VALUE, 1, 65_535, 1_000_000_000);

    @Setup
    public void open() throws IOException {
        engine = Engine.open(models.isEmpty() ? ModelBundle.embedded() : ModelBundle.embeddedWith(Path.of(models)));
        file = picture.isEmpty() ? madeUpJpeg() : Files.readAllBytes(Path.of(picture));
        request = AnalysisRequest.of(Arrays.stream(features.split("\\+"))
                .map(Feature::valueOf)
                .collect(Collectors.toSet())
                .toArray(Feature[]::new));
    }

    @TearDown
    public void close() {
        engine.close();
    }

    @Benchmark
    public Analysis analyze() throws PictureException {
        return engine.analyze(decode(), request);
    }

    /** What of {@link #analyze} is decoding. */
    @Benchmark
    public Picture decode() throws PictureException {
        return pictures.read(file, limits);
    }

    private static byte[] madeUpJpeg() throws IOException {
        BufferedImage image = new BufferedImage(MEGAPIXEL_WIDTH, MEGAPIXEL_HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < MEGAPIXEL_HEIGHT; y++) {
            for (int x = 0; x < MEGAPIXEL_WIDTH; x++) {
                int hills = (int) (60 * Math.sin(x / 90.0) + 60 * Math.cos(y / 70.0) + 128);
                image.setRGB(x, y, hills << 16 | (x * 255 / MEGAPIXEL_WIDTH) << 8 | y * 255 / MEGAPIXEL_HEIGHT);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        return bytes.toByteArray();
    }
}
