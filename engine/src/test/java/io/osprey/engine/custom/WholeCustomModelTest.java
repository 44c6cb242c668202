package io.osprey.engine.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.osprey.engine.Perception;
import io.osprey.engine.WholeEngineTest;
import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.sight.SharedNetwork;
import io.osprey.engine.sight.Sight;
import java.lang.reflect.Proxy;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From pictures to an answer, on tiny networks of random weights: light pictures and dark ones. */
class WholeCustomModelTest {
    private static final int SIDE = 64;

    @TempDir
    private Path directory;

    private static ModelBundle bundle() throws URISyntaxException {
        return ModelBundle.embeddedWith(
                Path.of(WholeEngineTest.class.getResource("tiny/bundle.json").toURI())
                        .getParent());
    }

    /** Grey with some noise; the one byte of a file is its grey level. */
    private static Picture decode(byte[] bytes) {
        byte[] rgb = new byte[3 * SIDE * SIDE];
        Random random = new Random(bytes[0]);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) ((bytes[0] & 0xFF) + random.nextInt(8));
        }
        return new Picture(new PictureInfo(SIDE, SIDE, PictureFormat.PNG), SIDE, SIDE, rgb);
    }

    private static List<LabelledPicture> pictures() {
        List<LabelledPicture> pictures = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            byte dark = (byte) (10 + 5 * i);
            byte light = (byte) (200 + 5 * i);
            pictures.add(new LabelledPicture("dark" + i, "dark", () -> new byte[] {dark}));
            pictures.add(new LabelledPicture("light" + i, "light", () -> new byte[] {light}));
        }
        return pictures;
    }

    /** What the shared network says of a picture; nothing else is asked. */
    private static Perception perception(ModelBundle bundle, Picture picture) {
        Sight sight = new SharedNetwork(bundle).look(picture);
        return (Perception) Proxy.newProxyInstance(
                Perception.class.getClassLoader(), new Class<?>[] {Perception.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("sight");
                    return sight;
                });
    }

    @Test
    void tellsWhatItWasTrainedOn() throws URISyntaxException {
        try (PictureLooker looker = PictureLooker.open(bundle())) {
            CustomModel model = new ClassifierTrainer(looker, WholeCustomModelTest::decode, 2, InstantSource.system())
                    .train(pictures(), Duration.ofHours(1), TrainingMonitor.NONE)
                    .model();
            assertThat(model.card().performance().accuracyTop1()).isEqualTo(1);
            new CustomModelStore(directory).save("shades", model, false);
        }
        try (ModelBundle bundle = bundle()) {
            CustomModel model = CustomModels.in(directory).get("shades", bundle.sha256("shared"));
            CustomResult dark = model.read(perception(bundle, decode(new byte[] {17})));
            assertThat(dark.tags()).extracting(CustomTag::name).containsExactly("dark", "light");
            assertThat(dark.tags()).allMatch(tag -> tag.confidence() > 0 && tag.confidence() < 1);
            CustomResult light = model.read(perception(bundle, decode(new byte[] {(byte) 222})));
            assertThat(light.tags().get(0).name()).isEqualTo("light");
        }
    }

    @Test
    void aMirroredPictureHasLeftAndRightExchanged() {
        // Two rows of red, green; blue, black.
        byte[] rgb = {9, 0, 0, 0, 9, 0, 0, 0, 9, 0, 0, 0};
        Picture mirrored = NetworkLooker.mirrored(new Picture(new PictureInfo(2, 2, PictureFormat.PNG), 2, 2, rgb));
        assertThat(mirrored.rgb()).containsExactly(0, 9, 0, 9, 0, 0, 0, 0, 0, 0, 0, 9);
    }

    @Test
    void looksAtAsManyViewsAsAsked() throws URISyntaxException {
        try (PictureLooker looker = PictureLooker.open(bundle())) {
            List<float[]> views = looker.look(decode(new byte[] {50}), 4);
            assertThat(views).hasSize(4).doesNotHaveDuplicates();
            assertThatThrownBy(() -> looker.look(decode(new byte[] {50}), 5))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
