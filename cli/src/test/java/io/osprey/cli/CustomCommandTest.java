package io.osprey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.cli.show.MistakeSheet;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomCommandTest {
    private final CommandLineTester osprey = new CommandLineTester();

    @TempDir
    private Path directory;

    private void picture(String name, int degrees) throws IOException {
        Path file = directory.resolve("pictures").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "looks like " + degrees + " " + name);
    }

    private void pictures() throws IOException {
        for (int i = 0; i < 5; i++) {
            picture("cat/" + i + ".jpg", 3 * i);
            picture("dog/" + i + ".jpg", 90 + 3 * i);
        }
    }

    private int custom(String... arguments) {
        return custom(osprey, "custom", arguments);
    }

    private int custom(CommandLineTester tester, String models, String... arguments) {
        List<String> all = new ArrayList<>(List.of("custom"));
        all.addAll(List.of(arguments));
        all.add("--custom-models=" + directory.resolve(models));
        return tester.run(all.toArray(String[]::new));
    }

    private int train(String... arguments) {
        List<String> all = new ArrayList<>(List.of("train", "--data=" + directory.resolve("pictures"), "--name=pets"));
        all.addAll(List.of(arguments));
        return custom(all.toArray(String[]::new));
    }

    @Test
    void trainsListsMovesAndDeletes() throws IOException {
        pictures();
        assertThat(train()).as(osprey.err()).isEqualTo(ExitCode.OK);
        assertThat(osprey.out().lines())
                .containsExactly(
                        "tag                       pictures   right     AP",
                        "cat                              5  100.0%  1.000",
                        "dog                              5  100.0%  1.000",
                        "all                             10  100.0%  1.000",
                        osprey.out().lines().skip(4).findFirst().orElseThrow());
        assertThat(osprey.out().lines().skip(4).findFirst().orElseThrow())
                .startsWith("among the five surest 100.0%, calibration error 0.0")
                .endsWith("; each picture judged by a model trained without it");

        String file = directory.resolve("pets.file").toString();
        assertThat(custom("export", "pets", file)).isEqualTo(ExitCode.OK);
        assertThat(custom("export", "pets", file)).isEqualTo(ExitCode.USAGE);
        CommandLineTester there = new CommandLineTester();
        assertThat(custom(there, "there", "import", file, "--name=animals")).isEqualTo(ExitCode.OK);
        assertThat(custom(there, "there", "import", file, "--name=animals")).isEqualTo(ExitCode.USAGE);
        assertThat(custom(there, "there", "import", file, "--name=animals", "--replace"))
                .isEqualTo(ExitCode.OK);
        assertThat(custom(there, "there", "list")).isEqualTo(ExitCode.OK);
        assertThat(there.out().lines())
                .containsExactly(
                        "animals: cat, dog",
                        "animals: cat, dog",
                        "animals  2 tags, 10 pictures, 100% right, models test");
        assertThat(there.err().lines()).containsExactly("osprey: there is a custom model 'animals' already");
        assertThat(custom(there, "there", "delete", "animals")).isEqualTo(ExitCode.OK);
        assertThat(custom(there, "there", "delete", "animals")).isEqualTo(ExitCode.USAGE);
        assertThat(there.err()).contains("osprey: there is no custom model 'animals'");
    }

    @Test
    void replacesOnlyWhenToldSo() throws IOException {
        pictures();
        assertThat(train()).isEqualTo(ExitCode.OK);
        assertThat(train()).isEqualTo(ExitCode.USAGE);
        assertThat(osprey.err().lines())
                .containsExactly("osprey: there is a custom model 'pets' already; --replace takes its place");
        assertThat(train("--replace")).isEqualTo(ExitCode.OK);
    }

    @Test
    void drawsTheWorstMistakes() throws IOException {
        pictures();
        picture("cat/strange.jpg", 100);
        assertThat(train()).isEqualTo(ExitCode.OK);
        // No copies of pictures are kept where nobody asked for them.
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.map(Path::toString)).noneMatch(file -> file.endsWith(".png"));
        }
        Path sheet = directory.resolve("sheet.png");
        assertThat(train("--replace", "--mistakes=" + sheet)).isEqualTo(ExitCode.OK);
        assertThat(osprey.out()).contains("mistakes, the worst are in " + sheet);
        BufferedImage drawn = ImageIO.read(sheet.toFile());
        assertThat(drawn.getWidth()).isEqualTo(6 * 200);
        assertThat(drawn.getHeight()).isEqualTo(240);
        assertThat(MistakeSheet.MOST).isEqualTo(24);
    }

    @Test
    void namesEveryBrokenPictureAndKeepsNothing() throws IOException {
        pictures();
        Path broken = directory.resolve("pictures/cat/broken.jpg");
        Files.writeString(broken, "broken");
        assertThat(train()).isEqualTo(ExitCode.USAGE);
        assertThat(osprey.err().lines()).containsExactly("osprey: " + broken + ": not a picture");
        assertThat(directory.resolve("custom")).doesNotExist();
    }

    @Test
    void readsCocoFiles() throws IOException {
        pictures();
        StringBuilder images = new StringBuilder();
        StringBuilder annotations = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            String name = (i % 2 == 0 ? "cat/" : "dog/") + i / 2 + ".jpg";
            images.append(i == 0 ? "" : ",")
                    .append("{'id':" + (i + 1) + ",'width':60,'height':60,'file_name':'" + name + "'}");
            annotations
                    .append(i == 0 ? "" : ",")
                    .append("{'id':" + (i + 1) + ",'image_id':" + (i + 1) + ",'category_id':" + (i % 2 + 1)
                            + ",'bbox':[5,5,20,30]}");
        }
        String json = "{'images':[" + images + "],'annotations':[" + annotations
                + "],'categories':[{'id':1,'name':'a cat'},{'id':2,'name':'a dog'}]}";
        Path coco = Files.writeString(directory.resolve("pictures/coco.json"), json.replace('\'', '"'));
        assertThat(custom("train", "--data=" + coco, "--name=coco"))
                .as(osprey.err())
                .isEqualTo(ExitCode.OK);
        assertThat(osprey.err().lines())
                .containsExactly("osprey: " + coco + ": the boxes, in pixels, are not used by a classifier");
        assertThat(custom("list")).isEqualTo(ExitCode.OK);
        assertThat(osprey.out()).contains("coco  2 tags, 6 pictures");
        // Ids with gaps, as most tools write them.
        String gap = json.replace('\'', '"').replace("\"id\":6", "\"id\":9");
        Files.writeString(coco, gap.replace("\"image_id\":6", "\"image_id\":9"));
        assertThat(custom("train", "--data=" + coco, "--name=gap"))
                .as(osprey.err())
                .isEqualTo(ExitCode.OK);
        Files.writeString(coco, gap);
        assertThat(custom("train", "--data=" + coco, "--name=broken")).isEqualTo(ExitCode.USAGE);
        assertThat(osprey.err()).contains("osprey: annotation 9: there is no image with its image_id 6");
    }

    @Test
    void saysWhatCantBeUsed() throws IOException {
        pictures();
        assertThat(custom("train", "--data=" + directory.resolve("none"), "--name=a"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(osprey.err()).contains("none: no such file or directory");
        assertThat(train("--name=../a")).isEqualTo(ExitCode.USAGE);
        assertThat(custom("train", "--data=" + directory.resolve("pictures"), "--name=../a"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(osprey.err()).contains("a model's name has");
        assertThat(train("--jobs=0")).isEqualTo(ExitCode.USAGE);
        assertThat(osprey.run("custom")).isEqualTo(ExitCode.USAGE);
        assertThat(custom(
                        new CommandLineTester().withBrokenModels("damaged"),
                        "custom",
                        "train",
                        "--data=" + directory.resolve("pictures"),
                        "--name=pets"))
                .isEqualTo(ExitCode.NO_MODELS);
    }

    @Test
    void saysWhenTheTimeIsTooShort() throws IOException {
        pictures();
        assertThat(train("--hours=0.0000001")).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(osprey.err().lines())
                .containsExactly("osprey: the time budget ended while the pictures were looked at");
    }

    @Test
    void damagedModelsAreNamedAndTheOthersListed() throws IOException {
        pictures();
        assertThat(train()).isEqualTo(ExitCode.OK);
        Files.writeString(directory.resolve("custom/bad.osprey-model"), "osprey-model 1\n{}\n");
        assertThat(custom("list")).isEqualTo(ExitCode.USAGE);
        assertThat(osprey.out()).contains("pets  2 tags");
        assertThat(osprey.err()).contains("bad.osprey-model is damaged");
    }

    @Test
    void analyzeAsksTheModelAloneOrBesideFeatures() throws IOException {
        Path picture = Files.writeString(directory.resolve("a.jpg"), "looks like 1");
        assertThat(osprey.run("analyze", "--model=pets", picture.toString())).isEqualTo(ExitCode.OK);
        assertThat(osprey.out().lines()).anyMatch(line -> line.strip().matches("custom +cat 80%"));
        assertThat(osprey.engine.requests().get(0).features()).isEmpty();
        assertThat(osprey.run("analyze", "--model=pets", "--features=tags", picture.toString()))
                .isEqualTo(ExitCode.OK);
        assertThat(osprey.engine.requests().get(1).features()).hasSize(1);
        assertThat(osprey.run("analyze", "--model=birds", picture.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(osprey.err().lines()).containsExactly("osprey: there is no custom model 'birds'");
    }
}
