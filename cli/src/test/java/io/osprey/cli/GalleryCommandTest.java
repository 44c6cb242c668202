package io.osprey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.gallery.GallerySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GalleryCommandTest {
    private final CommandLineTester osprey = new CommandLineTester();

    @TempDir
    private Path directory;

    private String looks(String name, int degrees) throws IOException {
        Path file = directory.resolve("pictures").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "looks like " + degrees + " " + name).toString();
    }

    private int gallery(String... arguments) {
        return gallery(osprey, arguments);
    }

    private int gallery(CommandLineTester tester, String... arguments) {
        List<String> all = new ArrayList<>(List.of("gallery"));
        all.addAll(List.of(arguments));
        all.add("--galleries=" + directory.resolve("galleries"));
        return tester.run(all.toArray(String[]::new));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("galleries"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void addsListsAndRemoves() throws IOException {
        String one = looks("1.jpg", 0);
        String two = looks("2.jpg", 10);
        assertThat(gallery("add", "landmarks", " Eiffel Tower", one, two)).isEqualTo(ExitCode.OK);
        assertThat(gallery("add", "Landmarks", "Eiffel Tower", two)).isEqualTo(ExitCode.OK);
        assertThat(gallery("add", "landmarks", "Big Ben", looks("3.jpg", 90))).isEqualTo(ExitCode.OK);
        assertThat(gallery("list")).isEqualTo(ExitCode.OK);
        assertThat(gallery("remove", "landmarks", "Eiffel Tower")).isEqualTo(ExitCode.OK);
        assertThat(gallery("remove", "landmarks", "--all")).isEqualTo(ExitCode.OK);
        assertThat(gallery("list", "landmarks")).isEqualTo(ExitCode.OK);

        assertThat(osprey.out().lines())
                .containsExactly(
                        "landmarks: Eiffel Tower: 2 added",
                        "landmarks: Eiffel Tower: 0 added, 1 known already",
                        "landmarks: Big Ben: 1 added",
                        "landmarks, models one:",
                        "  Big Ben  1 picture",
                        "  Eiffel Tower  2 pictures",
                        "brands: empty",
                        "celebrities: empty",
                        "landmarks: 2 pictures forgotten",
                        "landmarks: 1 picture forgotten",
                        "landmarks: empty");
        assertThat(osprey.err()).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void keepsNoPictures() throws IOException {
        gallery("add", "brands", "Osprey", looks("1.jpg", 0));
        assertThat(files()).singleElement().satisfies(file -> {
            assertThat(file.getParent().getFileName()).hasToString("brands");
            assertThat(Files.readString(file)).contains("Osprey").doesNotContain("looks", "1.jpg");
        });
    }

    @Test
    void addsTheOtherPicturesWhenSomeFail() throws IOException {
        String broken =
                Files.writeString(directory.resolve("broken.jpg"), "broken").toString();
        String missing = directory.resolve("missing.jpg").toString();
        assertThat(gallery("add", "brands", "Osprey", broken, missing, looks("1.jpg", 0)))
                .isEqualTo(ExitCode.SOME_FAILED);
        assertThat(osprey.out().lines()).containsExactly("brands: Osprey: 1 added");
        assertThat(osprey.err().lines())
                .containsExactly("osprey: " + broken + ": not a picture", "osprey: " + missing + ": no such file");
    }

    @Test
    void onePictureCantHaveTwoNames() throws IOException {
        String picture = looks("1.jpg", 0);
        gallery("add", "brands", "Osprey", picture);
        assertThat(gallery("add", "brands", "Eagle", picture)).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(osprey.err())
                .contains("osprey: " + picture + ": the picture is in the gallery already, as 'Osprey'");
    }

    @Test
    void celebritiesNeedConsentAndAFace() throws IOException {
        String face = looks("1.jpg", 0);
        assertThat(gallery("add", "celebrities", "Ada Example", face)).isEqualTo(ExitCode.USAGE);
        assertThat(osprey.err()).contains("only added with --consent");
        assertThat(directory.resolve("galleries")).doesNotExist();

        String back = looks("2.jpg", 200);
        assertThat(gallery("add", "celebrities", "Ada Example", "--consent", face, back))
                .isEqualTo(ExitCode.SOME_FAILED);
        assertThat(osprey.err()).contains("osprey: " + back + ": no face is found");
        assertThat(osprey.out()).contains("celebrities: Ada Example: 1 added");
    }

    @Test
    void refusesGalleriesOfOtherModels() throws IOException {
        gallery("add", "brands", "Osprey", looks("1.jpg", 0));
        CommandLineTester newer = new CommandLineTester().withModels("two");
        assertThat(gallery(newer, "add", "brands", "Eagle", looks("2.jpg", 90))).isEqualTo(ExitCode.USAGE);
        assertThat(newer.err())
                .contains("was made with the models one (network oneone) and can't be used with two (network twotwo)")
                .contains("osprey gallery remove brands --all");
        assertThat(gallery(newer, "remove", "brands", "--all")).isEqualTo(ExitCode.OK);
        assertThat(gallery(newer, "add", "brands", "Eagle", looks("2.jpg", 90))).isEqualTo(ExitCode.OK);
    }

    @Test
    void namesDamagedFiles() throws IOException {
        gallery("add", "brands", "Osprey", looks("1.jpg", 0));
        Files.writeString(files().get(0), "{");
        for (String[] command : new String[][] {{"list"}, {"remove", "brands", "Osprey"}, {"measure", "brands"}}) {
            CommandLineTester tester = new CommandLineTester();
            assertThat(gallery(tester, command)).isEqualTo(ExitCode.USAGE);
            assertThat(tester.err()).startsWith("osprey: " + files().get(0) + " is damaged");
        }
        assertThat(gallery("remove", "brands", "--all")).isEqualTo(ExitCode.OK);
        assertThat(gallery("list")).isEqualTo(ExitCode.OK);
    }

    @Test
    void measuresFolders() throws IOException {
        looks("a/1.jpg", 0);
        looks("a/2.jpg", 5);
        looks("b/1.jpg", 90);
        looks("b/2.jpg", 95);
        assertThat(gallery("measure", "landmarks", directory.resolve("pictures").toString()))
                .isEqualTo(ExitCode.OK);
        // Strangers are 85 degrees apart at least, whose cosine is 0.087; pictures of one name 5 degrees, 0.996.
        assertThat(osprey.out().lines())
                .startsWith("landmarks: 4 pictures of 2 names", "similarity  right  found  strangers")
                .contains("      0.50   100%   100%       0.0%", "      0.99   100%   100%       0.0%")
                .endsWith(
                        "good enough from 0.09 on: 4 of 4 names right, 4 of 4 pictures found, 0 of 4 strangers named");
    }

    @Test
    void measuresTheGalleryItself() throws IOException {
        gallery("add", "brands", "a", looks("1.jpg", 0), looks("2.jpg", 60));
        gallery("add", "brands", "b", looks("3.jpg", 1));
        assertThat(gallery("measure", "brands")).isEqualTo(ExitCode.OK);
        // Nearest to a's first is b, one degree away: wrong.
        assertThat(osprey.out().lines())
                .contains("brands: 3 pictures of 2 names", "      0.60     0%     0%      66.7%")
                .endsWith("not good enough at any similarity");
    }

    @Test
    void measuresWhatItCanRead() throws IOException {
        looks("a/1.jpg", 0);
        String broken = Files.writeString(directory.resolve("pictures/a/2.jpg"), "broken")
                .toString();
        assertThat(gallery("measure", "landmarks", directory.resolve("pictures").toString()))
                .isEqualTo(ExitCode.SOME_FAILED);
        assertThat(osprey.err().lines()).containsExactly("osprey: " + broken + ": not a picture");
        assertThat(osprey.out()).startsWith("landmarks: 1 pictures of 1 names");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "add",
                "add landmarks",
                "add landmarks Name",
                "add people Name x.jpg",
                "remove landmarks",
                "remove landmarks Name --all",
                "remove landmarks Nobody",
                "list people",
                "measure",
                "measure brands /does/not/exist",
                "measure brands --jobs=0"
            })
    void refusesWrongCommandLines(String line) {
        assertThat(gallery(Stream.of(line.split(" "))
                        .filter(word -> !word.isEmpty())
                        .toArray(String[]::new)))
                .isEqualTo(ExitCode.USAGE);
        assertThat(osprey.err()).isNotEmpty();
    }

    @Test
    void refusesEmptyNames() throws IOException {
        assertThat(gallery("add", "brands", " ", looks("1.jpg", 0))).isEqualTo(ExitCode.USAGE);
        assertThat(gallery("add", "brands", "a\nb", looks("1.jpg", 0))).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void saysWhenTheModelsCantBeLoaded() throws IOException {
        osprey.withBrokenModels("gone");
        assertThat(gallery("add", "brands", "Osprey", looks("a/1.jpg", 0))).isEqualTo(ExitCode.NO_MODELS);
        assertThat(gallery("measure", "brands", directory.resolve("pictures").toString()))
                .isEqualTo(ExitCode.NO_MODELS);
        assertThat(osprey.err()).contains("osprey: the models can't be loaded: gone");
    }

    @Test
    void analyzeUsesGalleriesWhenAskedForWhatIsInThem() throws IOException {
        String picture = looks("1.jpg", 0);
        Path galleries = directory.resolve("galleries");
        osprey.run("analyze", "--galleries=" + galleries, picture);
        osprey.run("analyze", "--galleries=" + galleries, "--features=brands", picture);
        osprey.run("analyze", "--galleries=" + galleries, "--features=all", "--celebrities-consent", picture);
        assertThat(osprey.openedWith)
                .containsExactly(
                        GallerySettings.NONE,
                        new GallerySettings(Optional.of(galleries), false),
                        new GallerySettings(Optional.of(galleries), true));
        assertThat(osprey.out()).contains("  brands      20,200 60x50  Osprey 94%");
    }

    @Test
    void analyzeSaysWhichGalleryCantBeUsed() throws IOException {
        osprey.withBrokenGallery("the gallery is old");
        assertThat(osprey.run("analyze", "--features=landmarks", looks("1.jpg", 0)))
                .isEqualTo(ExitCode.USAGE);
        assertThat(osprey.err()).isEqualToNormalizingNewlines("osprey: the gallery is old\n");
    }
}
