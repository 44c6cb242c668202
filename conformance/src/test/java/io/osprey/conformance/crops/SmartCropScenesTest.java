package io.osprey.conformance.crops;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.AttentionMap;
import io.osprey.engine.BoundingBox;
import io.osprey.engine.Engine;
import io.osprey.engine.Feature;
import io.osprey.engine.crop.Crop;
import io.osprey.engine.crop.CropResult;
import io.osprey.engine.crop.CropSearch;
import io.osprey.engine.crop.CropSubjects;
import io.osprey.engine.crop.WeightedRegion;
import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.picture.Region;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Crops of rendered scenes, drawn into {@code target/smart-crops}: from there the pictures of docs/smart-crops.md are copied. The
 * shipped networks see words and things; of figures the search is told, with even attention.
 */
class SmartCropScenesTest {
    private static final List<Double> RATIOS = List.of(0.75, 1.0, 1.8);
    private static final Path DRAWN = Path.of("target", "smart-crops");
    private static final int DRAWN_WIDTH = 480;
    private static final long LARGEST_PAGE_BYTES = 1_500_000;

    /** Boxes of text that was read may end a little inside of its ink. */
    private static final int READING_SLACK_PIXELS = 4;

    private static Engine engine;

    @BeforeAll
    static void open() throws IOException {
        engine = Engine.open(ModelBundle.embedded());
        Files.createDirectories(DRAWN);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    static List<Scene> withWords() {
        return Scenes.withWords();
    }

    static List<Scene> withOneThing() {
        return Scenes.withOneThing();
    }

    static List<Scene> withFigures() {
        return Scenes.withFigures();
    }

    /** Words are found by the networks, and no crop cuts one where a crop of its ratio could hold them all. */
    @ParameterizedTest
    @MethodSource
    void withWords(Scene scene) throws IOException {
        List<Crop> crops = seen(scene);

        assertThat(crops).allSatisfy(crop -> assertHolds(crop, scene, scene.words(), READING_SLACK_PIXELS));
        draw(scene, crops);
    }

    @ParameterizedTest
    @MethodSource
    void withOneThing(Scene scene) throws IOException {
        draw(scene, seen(scene));
    }

    @ParameterizedTest
    @MethodSource
    void withFigures(Scene scene) throws IOException {
        CropSearch search = new CropSearch(
                scene.width(),
                scene.height(),
                new AttentionMap(1, 1, new float[] {1}),
                new CropSubjects(
                        List.of(),
                        regions(scene, scene.heads()),
                        regions(scene, scene.words()),
                        regions(scene, scene.bodies())));
        List<Crop> crops = new ArrayList<>(List.of(search.cropOfAnyShape()));
        RATIOS.forEach(ratio -> crops.add(new Crop(ratio, search.crop(ratio))));

        List<Rectangle> both =
                Stream.concat(scene.heads().stream(), scene.words().stream()).toList();
        assertThat(crops).allSatisfy(crop -> {
            assertHolds(crop, scene, scene.heads(), 0);
            assertHolds(crop, scene, both, 0);
        });
        draw(scene, crops);
    }

    @Test
    void thirtyPicturesThatFitOntoAPage() throws IOException {
        List<Scene> scenes = Stream.of(Scenes.withWords(), Scenes.withOneThing(), Scenes.withFigures())
                .flatMap(List::stream)
                .toList();
        long bytes = 0;
        for (Scene scene : scenes) {
            bytes += Files.size(page().resolve("images/smart-crops/" + scene.name() + ".jpg"));
            assertThat(Files.readString(page().resolve("smart-crops.md")))
                    .contains("(images/smart-crops/" + scene.name() + ".jpg)")
                    .contains(scene.shows());
        }
        assertThat(scenes).hasSize(30);
        assertThat(bytes).isLessThan(LARGEST_PAGE_BYTES);
    }

    private static Path page() {
        return Path.of("..", "docs");
    }

    /** The crop of a picked shape first, then those of each ratio. */
    private static List<Crop> seen(Scene scene) {
        Picture picture = picture(scene.image());
        List<Crop> crops = new ArrayList<>(crops(picture, List.of()));
        crops.addAll(crops(picture, RATIOS));
        assertThat(crops).hasSize(1 + RATIOS.size());
        assertThat(crops.get(0).aspectRatio()).isBetween(0.5, 2.0);
        return crops;
    }

    private static List<Crop> crops(Picture picture, List<Double> ratios) {
        return engine.analyze(picture, new AnalysisRequest(Set.of(Feature.SMART_CROPS), false, ratios, 1))
                .find(CropResult.class)
                .orElseThrow()
                .crops();
    }

    private static Picture picture(BufferedImage image) {
        byte[] rgb = new byte[3 * image.getWidth() * image.getHeight()];
        int at = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int pixel = image.getRGB(x, y);
                rgb[at++] = (byte) (pixel >> 16);
                rgb[at++] = (byte) (pixel >> 8);
                rgb[at++] = (byte) pixel;
            }
        }
        return new Picture(
                new PictureInfo(image.getWidth(), image.getHeight(), PictureFormat.PNG),
                image.getWidth(),
                image.getHeight(),
                rgb);
    }

    private static List<WeightedRegion> regions(Scene scene, List<Rectangle> rectangles) {
        return rectangles.stream()
                .map(r -> new WeightedRegion(
                        new Region(
                                r.getMinX() / scene.width(),
                                r.getMinY() / scene.height(),
                                r.getMaxX() / scene.width(),
                                r.getMaxY() / scene.height()),
                        1))
                .toList();
    }

    /** If a crop of that ratio could. */
    private static void assertHolds(Crop crop, Scene scene, List<Rectangle> wanted, int slack) {
        BoundingBox box = crop.box();
        Rectangle cropped = new Rectangle(box.x(), box.y(), box.w(), box.h());
        assertThat(new Rectangle(0, 0, scene.width(), scene.height()).contains(cropped))
                .isTrue();
        Rectangle all = wanted.stream().reduce(Rectangle::union).orElse(cropped);
        double largestWidth = Math.min(scene.width(), scene.height() * crop.aspectRatio());
        boolean possible = all.width <= Math.floor(largestWidth) - 1
                && all.height <= Math.floor(largestWidth / crop.aspectRatio()) - 1;
        if (possible) {
            Rectangle inner = new Rectangle(all);
            inner.grow(-slack, -slack);
            assertThat(cropped.contains(inner))
                    .as(scene.name() + " " + crop + " holds " + all)
                    .isTrue();
        }
    }

    /** The picked shape in magenta, 0.75 in red, 1 in yellow, 1.8 in cyan. */
    private static void draw(Scene scene, List<Crop> crops) throws IOException {
        Color[] colors = {Color.MAGENTA, Color.RED, Color.YELLOW, Color.CYAN};
        double scale = DRAWN_WIDTH / (double) Math.max(scene.width(), scene.height());
        BufferedImage drawn = new BufferedImage(
                (int) Math.round(scene.width() * scale),
                (int) Math.round(scene.height() * scale),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(scene.image(), 0, 0, drawn.getWidth(), drawn.getHeight(), null);
        graphics.setStroke(new BasicStroke(2));
        for (int i = 0; i < crops.size(); i++) {
            BoundingBox box = crops.get(i).box();
            graphics.setColor(colors[i]);
            // One inside the other, so that equal edges stay visible.
            int inset = 2 * i;
            graphics.drawRect(
                    (int) (box.x() * scale) + inset,
                    (int) (box.y() * scale) + inset,
                    (int) (box.w() * scale) - 2 * inset - 1,
                    (int) (box.h() * scale) - 2 * inset - 1);
        }
        graphics.dispose();
        ImageIO.write(drawn, "jpg", DRAWN.resolve(scene.name() + ".jpg").toFile());
    }
}
