package io.osprey.engine.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.BoundingBox;
import io.osprey.engine.Engine;
import io.osprey.engine.Feature;
import io.osprey.engine.WholeEngineTest;
import io.osprey.engine.face.FaceResult;
import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From pictures to galleries to answers, on tiny networks of random weights. */
class GalleriesTest {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 200;
    private static final AnalysisRequest EVERYTHING =
            AnalysisRequest.of(Feature.LANDMARKS, Feature.BRANDS, Feature.CELEBRITIES, Feature.FACES);

    @TempDir
    private Path galleries;

    private static Path tiny() {
        try {
            return Path.of(WholeEngineTest.class.getResource("tiny/bundle.json").toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ModelBundle bundle() {
        return ModelBundle.embeddedWith(tiny());
    }

    /** The tiny networks with something else in the shared one's card: texts and what takes their places, in turn. */
    private static Path tinyWith(Path directory, String... replacements) {
        try (Stream<Path> files = Files.list(tiny())) {
            for (Path file : files.toList()) {
                Files.copy(file, directory.resolve(file.getFileName()));
            }
            Path card = directory.resolve("shared.card.json");
            String content = Files.readString(card);
            for (int i = 0; i < replacements.length; i += 2) {
                assertThat(content).contains(replacements[i]);
                content = content.replace(replacements[i], replacements[i + 1]);
            }
            Files.writeString(card, content);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Picture picture(int seed) {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        new Random(seed).nextBytes(rgb);
        return new Picture(new PictureInfo(WIDTH, HEIGHT, PictureFormat.PNG), WIDTH, HEIGHT, rgb);
    }

    /** A picture of one colour, unlike the noise of the others. */
    private static Picture red() {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = (byte) 255;
        }
        return new Picture(new PictureInfo(WIDTH, HEIGHT, PictureFormat.PNG), WIDTH, HEIGHT, rgb);
    }

    private void fill(GalleryKind... kinds) {
        fill(tiny(), kinds);
    }

    private void fill(Path models, GalleryKind... kinds) {
        try (PictureEmbedder embedder = PictureEmbedder.open(ModelBundle.embeddedWith(models))) {
            for (GalleryKind kind : kinds) {
                Embedding embedding = embedder.embed(kind, picture(1)).orElseThrow();
                new GalleryStore(galleries, kind)
                        .add(new Exemplar("Noise", "1".repeat(64), embedding), embedder.model());
            }
        }
    }

    private Engine open(Path models, boolean consent) {
        return Engine.open(ModelBundle.embeddedWith(models), new GallerySettings(Optional.of(galleries), consent));
    }

    @Test
    void knowsWhatItWasShown() {
        fill(GalleryKind.LANDMARKS, GalleryKind.BRANDS);
        try (Engine engine = open(tiny(), false)) {
            var analysis = engine.analyze(picture(1), EVERYTHING);
            assertThat(analysis.find(LandmarkResult.class).orElseThrow().landmarks())
                    .singleElement()
                    .satisfies(place -> {
                        assertThat(place.name()).isEqualTo("Noise");
                        assertThat(place.confidence()).isGreaterThan(0.999).isLessThan(1);
                    });
            assertThat(analysis.find(BrandResult.class).orElseThrow().brands())
                    .first()
                    .satisfies(brand -> {
                        assertThat(brand.name()).isEqualTo("Noise");
                        assertThat(brand.box()).isEqualTo(BoundingBox.whole(WIDTH, HEIGHT));
                    });
            var other = engine.analyze(red(), EVERYTHING);
            assertThat(other.find(LandmarkResult.class).orElseThrow().landmarks())
                    .isEmpty();
            assertThat(other.find(BrandResult.class).orElseThrow().brands()).isEmpty();
        }
    }

    @Test
    void recognisesPeopleOnlyWithConsent(@TempDir Path directory) {
        // Any box is a face to these networks, else they would see none; and all faces are alike.
        Path models =
                tinyWith(directory, "\"face\": 0.6", "\"face\": 0.001", "\"celebrities\": 0.99", "\"celebrities\": -1");
        fill(models, GalleryKind.CELEBRITIES);
        try (Engine engine = open(models, false)) {
            var analysis = engine.analyze(picture(1), EVERYTHING);
            assertThat(analysis.find(FaceResult.class).orElseThrow().faces()).isNotEmpty();
            assertThat(analysis.find(CelebrityResult.class).orElseThrow().celebrities())
                    .isEmpty();
        }
        try (Engine engine = open(models, true)) {
            var analysis = engine.analyze(picture(1), EVERYTHING);
            List<BoundingBox> faces = analysis.find(FaceResult.class).orElseThrow().faces().stream()
                    .map(face -> face.box())
                    .toList();
            assertThat(analysis.find(CelebrityResult.class).orElseThrow().celebrities())
                    .isNotEmpty()
                    .allSatisfy(person -> {
                        assertThat(person.name()).isEqualTo("Noise");
                        assertThat(faces).contains(person.face());
                    });
        }
    }

    @Test
    void withoutGalleriesNothingIsKnown() {
        fill(GalleryKind.LANDMARKS);
        try (Engine engine = Engine.open(bundle())) {
            var analysis = engine.analyze(picture(1), EVERYTHING);
            assertThat(analysis.find(LandmarkResult.class).orElseThrow().landmarks())
                    .isEmpty();
        }
        try (ModelBundle bundle = bundle()) {
            Path nowhere = galleries.resolve("nowhere");
            assertThat(Galleries.open(new GallerySettings(Optional.of(nowhere), true), bundle))
                    .isEqualTo(Galleries.NONE);
        }
    }

    @Test
    void refusesGalleriesOfOtherModels() {
        new GalleryStore(galleries, GalleryKind.BRANDS)
                .add(
                        new Exemplar("x", "1".repeat(64), Vectors.of(1, 0)),
                        new GalleryModel("2020-01-01", "f".repeat(64)));
        assertThatThrownBy(() -> open(tiny(), false).close())
                .isInstanceOf(GalleryException.class)
                .hasMessageContaining("was made with the models 2020-01-01");
    }

    /** A gallery that nobody consented to isn't read: not even its faults are seen. */
    @Test
    void unusedGalleriesAreNotInTheWay() {
        new GalleryStore(galleries, GalleryKind.CELEBRITIES)
                .add(
                        new Exemplar("x", "1".repeat(64), Vectors.of(1, 0)),
                        new GalleryModel("2020-01-01", "f".repeat(64)));
        try (ModelBundle bundle = bundle()) {
            assertThat(Galleries.open(new GallerySettings(Optional.of(galleries), false), bundle))
                    .isEqualTo(Galleries.NONE);
        }
    }

    @Test
    void asksForAMeasuredThreshold(@TempDir Path directory) {
        fill(GalleryKind.BRANDS);
        Path models = tinyWith(directory, "\"brands\"", "\"bands\"");
        try (ModelBundle bundle = ModelBundle.embeddedWith(models)) {
            assertThatThrownBy(() -> Galleries.open(new GallerySettings(Optional.of(galleries), false), bundle))
                    .isInstanceOf(GalleryException.class)
                    .hasMessageContaining("have no threshold for the gallery of brands")
                    .hasMessageContaining("osprey gallery measure brands");
        }
    }

    /** Whoever replaces the shared network has to measure: docs/galleries.md says how. */
    @Test
    void theEmbeddedModelsHaveMeasuredThresholds() {
        try (ModelBundle bundle = ModelBundle.embedded()) {
            assertThat(GalleryKind.values()).allSatisfy(kind -> assertThat(GalleryThresholds.of(bundle, kind))
                    .isBetween(0.5, 0.999));
            assertThat(bundle.card("shared").at("/gallery/network").asString(""))
                    .as("the network that the thresholds were measured with")
                    .isEqualTo(bundle.sha256("shared"));
        }
    }
}
