package io.osprey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Feature;
import io.osprey.engine.language.SpokenLanguage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalyzeCommandTest {
    private final CommandLineTester osprey = new CommandLineTester();

    @TempDir
    private Path directory;

    private Path dog;
    private Path broken;

    @BeforeEach
    void writeFiles() throws IOException {
        dog = Files.writeString(directory.resolve("dog.jpg"), "picture");
        broken = Files.writeString(directory.resolve("broken.jpg"), "broken");
    }

    @Test
    void saysWhatIsInAPicture() {
        assertThat(osprey.run("analyze", dog.toString())).isEqualTo(ExitCode.OK);
        assertThat(osprey.out().lines())
                .containsExactly(
                        dog + "  400 x 300 JPEG",
                        "  caption     a dog next to a bowl  91%",
                        "  tags        dog 99%, indoor 76%",
                        "  objects     50,60 100x120  dog 87%",
                        "  people      10,0 40x200  90%",
                        "              and 1 below 40%",
                        "  text        REX");
        assertThat(osprey.err()).isEmpty();
    }

    @Test
    void asksForTheUsualFeaturesByDefault() {
        osprey.run("analyze", dog.toString());
        assertThat(osprey.engine.requests())
                .containsExactly(AnalysisRequest.of(
                        Feature.CAPTION, Feature.TAGS, Feature.OBJECTS, Feature.PEOPLE, Feature.READ));
    }

    @Test
    void handsOnEveryOption() {
        osprey.run(
                "analyze",
                "--features",
                "smartcrops,CAPTION",
                "--ratios=0.9,1.33",
                "--gender-neutral",
                "--language=PT",
                dog.toString());
        assertThat(osprey.engine.requests())
                .containsExactly(
                        new AnalysisRequest(Set.of(Feature.SMART_CROPS, Feature.CAPTION), true, List.of(0.9, 1.33), 1)
                                .in(SpokenLanguage.PORTUGUESE));
    }

    @Test
    void printsOneLineOfJsonForEachPictureInOrder() {
        assertThat(osprey.run("analyze", "--json", dog.toString(), "https://example.org/cat.png"))
                .isEqualTo(ExitCode.OK);
        assertThat(osprey.out().lines())
                .containsExactly("{\"file\":\"" + dog + "\"}", "{\"file\":\"https://example.org/cat.png\"}");
    }

    @Test
    void answersTheOtherPicturesWhenSomeFail() {
        Path missing = directory.resolve("missing.jpg");
        int code = osprey.run(
                "analyze",
                "--json",
                broken.toString(),
                missing.toString(),
                "https://example.org/missing.png",
                dog.toString());
        assertThat(code).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(osprey.out().lines()).containsExactly("{\"file\":\"" + dog + "\"}");
        assertThat(osprey.err().lines())
                .containsExactly(
                        "osprey: " + broken + ": not a picture",
                        "osprey: " + missing + ": no such file",
                        "osprey: https://example.org/missing.png: 404");
    }

    @Test
    void walksDirectories() throws IOException {
        Files.delete(broken);
        Files.createDirectories(directory.resolve("sub"));
        Files.writeString(directory.resolve("sub/cat.PNG"), "picture");
        Files.writeString(directory.resolve("notes.txt"), "text");
        assertThat(osprey.run("analyze", "--json", directory.toString())).isEqualTo(ExitCode.OK);
        assertThat(osprey.out().lines())
                .containsExactly(
                        "{\"file\":\"" + dog + "\"}", "{\"file\":\"" + directory.resolve("sub/cat.PNG") + "\"}");
    }

    @Test
    void saysThatADirectoryHoldsNoPictures() throws IOException {
        Path empty = Files.createDirectory(directory.resolve("empty"));
        assertThat(osprey.run("analyze", empty.toString())).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(osprey.err()).contains("no pictures found in " + empty);
    }

    @Test
    void drawsWithoutTouchingTheInput() throws IOException {
        Path namesake = directory.resolve("dog.osprey.png");
        Files.writeString(namesake, "picture");
        int code = osprey.run(
                "analyze", "--features=all", "--draw", directory.toString(), dog.toString(), namesake.toString());
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(namesake).hasContent("picture");
        assertThat(directory.resolve("dog-2.osprey.png")).isNotEmptyFile();
        assertThat(directory.resolve("dog.osprey.osprey.png")).isNotEmptyFile();
    }

    @Test
    void showsAProgressBarForManyPicturesOnATerminal() {
        osprey.onTerminal().run("analyze", "--json", dog.toString(), dog.toString());
        assertThat(osprey.err()).contains("2/2");
        assertThat(osprey.out().lines()).hasSize(2);
    }

    @Test
    void saysWhyTheModelsCannotBeLoaded() {
        assertThat(osprey.withBrokenModels("caption.onnx is damaged").run("analyze", dog.toString()))
                .isEqualTo(ExitCode.NO_MODELS);
        assertThat(osprey.err()).contains("the models can't be loaded: caption.onnx is damaged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "analyze",
                "analyze --features captions x.jpg",
                "analyze --language fr x.jpg",
                "analyze --ratios 0.9 x.jpg",
                "analyze --features smartCrops --ratios=-1 x.jpg",
                "analyze --features smartCrops --ratios=wide x.jpg",
                "analyze --jobs 0 x.jpg",
                "analyze --nonsense x.jpg",
                "analyze https://no[host/x.jpg",
                "nonsense",
                ""
            })
    void refusesWrongCommandLines(String line) {
        assertThat(osprey.run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(osprey.err()).containsAnyOf("Usage: osprey", "Did you mean");
        assertThat(osprey.out()).isEmpty();
    }

    @Test
    void namesTheFeaturesThereAre() {
        osprey.run("analyze", "--features", "captions", dog.toString());
        assertThat(osprey.err())
                .contains("'captions' is no feature; there are: caption, denseCaptions, tags, objects, people, faces,"
                        + " read, smartCrops, categories, color, imageType, landmarks, brands, celebrities, all");
    }
}
