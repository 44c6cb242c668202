package io.osprey.engine.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderDataSetTest {
    private static final Set<String> EXTENSIONS = Set.of("jpg", "png");

    @TempDir
    private Path directory;

    private void file(String name) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
    }

    private List<String> problems() {
        return catchThrowableOfType(DataSetException.class, () -> FolderDataSet.read(directory, EXTENSIONS))
                .problems();
    }

    @Test
    void foldersAreTags() throws IOException {
        for (String name : List.of(
                "cat/a.jpg",
                "cat/more/b.PNG",
                "dog/c.jpg",
                "dog/d.png",
                "dog/notes.txt",
                "dog/.hidden/e.jpg",
                ".cache/f.jpg",
                "readme.txt")) {
            file(name);
        }
        List<LabelledPicture> pictures = FolderDataSet.read(directory, EXTENSIONS);
        assertThat(pictures)
                .extracting(picture -> picture.tag() + " "
                        + directory
                                .relativize(Path.of(picture.name()))
                                .toString()
                                .replace('\\', '/'))
                .containsExactly("cat cat/a.jpg", "cat cat/more/b.PNG", "dog dog/c.jpg", "dog dog/d.png");
        assertThat(pictures.get(0).file().read()).asString().isEqualTo("cat/a.jpg");
    }

    @Test
    void namesWhatIsMissing() throws IOException {
        assertThat(problems()).containsExactly(directory + " has no folders with pictures");
        file("cat/a.jpg");
        file("dog/notes.txt");
        file("stray.png");
        assertThat(problems())
                .containsExactly(
                        directory.resolve("cat") + " has 1 pictures; a tag needs 2",
                        directory.resolve("dog") + " has 0 pictures; a tag needs 2",
                        directory.resolve("stray.png") + " is in no tag's folder");
        assertThat(catchThrowableOfType(
                                DataSetException.class, () -> FolderDataSet.read(directory.resolve("none"), EXTENSIONS))
                        .reason())
                .isEqualTo(DataSetException.Reason.NOT_FOUND);
    }
}
